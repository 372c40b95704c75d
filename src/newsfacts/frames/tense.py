"""How a clause stands in time: the tense of its verb, and where the clause hangs."""

from __future__ import annotations

from newsfacts.frames.tree import Tree

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "going"})
MODAL = frozenset({"may", "might", "can", "could", "must", "should", "ca", "ought"})
PERFECT = frozenset({"have", "has", "'ve", "’ve"})
PLUPERFECT = frozenset({"had"})
PAST_BE = frozenset({"was", "were"})
PRESENT_BE = frozenset({"is", "are", "'s", "’s", "am", "'re", "’re"})
PAST = frozenset({"past", "pluperfect"})
PREDICATES = frozenset({"VERB", "AUX"})
# How many links a noun's verb may be above it.
MAX_LINKS = 4


def tense(tree: Tree, verb: int) -> str:
    """The tense of the clause of `verb`, one word: "past", "pluperfect", "infinitive" and so on."""
    helpers = {tree.word[child] for child in tree.children[verb] if tree.base[child] in {"aux", "cop"}}
    for words, name in (
        (FUTURE, "future"),
        (MODAL, "modal"),
        (PLUPERFECT, "pluperfect"),
        (PERFECT, "perfect"),
        (PAST_BE, "past"),
        (PRESENT_BE, "present"),
    ):
        if not helpers.isdisjoint(words):
            return name
    if any(tree.base[child] == "mark" and tree.word[child] == "to" for child in tree.children[verb]):
        return "infinitive"
    return _form(tree.morph[verb])


def _form(morph: str) -> str:
    if "VerbForm=Fin" in morph or "Mood=Ind" in morph:
        return "past" if "Tense=Past" in morph else "present"
    if "VerbForm=Inf" in morph:
        return "infinitive"
    if "VerbForm=Ger" in morph or ("VerbForm=Part" in morph and "Tense=Pres" in morph):
        return "gerund"
    return "participle"


def verb_above(tree: Tree, token: int) -> int | None:
    """The verb or other predicate whose clause `token` stands in, itself included."""
    for _ in range(MAX_LINKS):
        if tree.pos[token] in PREDICATES or tree.child(token, "cop") is not None:
            return token
        head = tree.head[token]
        if head == token:
            return None
        token = head
    return None
