"""Stage 4: who did what to whom, where, when, how much, is it so, and who says so.

The parsed `Doc` is read once into a `Tree` of plain lists. `triggers` looks up the words
that tell events and lets their arguments choose the sense (`senses`); `arguments` reads
these off the Universal Dependencies tree with voice, control, coordination, relative
clauses and light verbs undone; `roles` gives each the role that the lexicon names for its
slot. `stance`, `attribution` and `times` read the words around a trigger, `merge` links
retellings, and `measuring` tells what each quantity measures. Everything that is
vocabulary stands in `data/en/` and is loaded by `lexicon`.
"""
