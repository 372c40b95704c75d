"""Stage 4: who did what to whom, where, when, how much, is it so, and who says so.

The parsed `Doc` is read once into a `Tree` of plain lists. Triggers are looked up by
lemma, their arguments read off the Universal Dependencies tree by the realization
that the lexicon names, and stance, attribution and time from the words around them.
Everything that is vocabulary stands in `data/en/`.
"""
