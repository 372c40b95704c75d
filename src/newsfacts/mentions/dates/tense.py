"""Whether a clause looks back or ahead, to tell last Monday from next Monday.

From the tagged verb that governs the expression where the text is parsed, else from
surface cues near it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.vocabulary import load_vocabulary
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Direction: TypeAlias = Literal[-1, 0, 1]
"""Back, unknown, ahead."""

Tense: TypeAlias = Callable[[CharSpan], Direction]
"""The direction that the syntax around a span tells."""

_REACH = 14
_STOPS = frozenset([".", "!", "?", "\n", ";", '"', "“", "”"])
_NO_PAST = frozenset(["hundred", "united", "sacred", "indeed"])


def surface_direction(pieces: Pieces, first: int, last: int) -> Direction:
    """The direction of the cue nearest to the pieces `first` up to `last` within the sentence.

    A cue on the left is preferred to one as near on the right, since a verb mostly comes
    before its time ("said on Monday it would start in August").
    """
    left = _nearest_cue(pieces, range(first - 1, max(first - 1 - _REACH, -1), -1))
    right = _nearest_cue(pieces, range(last, min(last + _REACH, len(pieces.words))))
    if left is None or (right is not None and right[0] + 2 < left[0]):
        return right[1] if right else 0
    return left[1]


def _nearest_cue(pieces: Pieces, indexes: range) -> tuple[int, Direction] | None:
    """The distance and direction of the first cue along the indexes, up to the end of the sentence."""
    tense = load_vocabulary().calendar.tense
    for distance, index in enumerate(indexes):
        word = pieces.words[index]
        if word in _STOPS:
            return None
        if _looks_ahead(pieces, index, tense.future):
            return distance, 1
        if pieces.word(index - 1) != "be" and (word in tense.past or _is_regular_past(pieces, index)):
            return distance, -1
    return None


def _looks_ahead(pieces: Pieces, index: int, future: frozenset[str]) -> bool:
    """Whether a word looks ahead: "will", "expected", "are to meet"; not "due to"."""
    word, next_word = pieces.words[index], pieces.word(index + 1)
    if next_word == "have" or (word == "may" and pieces.capital(index)):  # "may have left", "in May"
        return False
    if next_word == "to" and word in ("due", "is", "are", "set"):
        return word != "due"
    return word in future


def _is_regular_past(pieces: Pieces, index: int) -> bool:
    word = pieces.words[index]
    if not word.endswith("ed") or len(word) < 5 or word in _NO_PAST or word.endswith("eed"):
        return False
    return not pieces.capital(index)


def doc_tense(doc: Doc) -> Tense | None:
    """The tense of the verb that governs a span of a parsed `Doc`; None where it is not parsed."""
    if not (doc.has_annotation("DEP") and doc.has_annotation("MORPH")):
        return None

    future = load_vocabulary().calendar.tense.future

    @cache  # a verb's children are read once, however many dates hang on it
    def verb_direction(index: int) -> Direction | None:
        return _tense_of(doc[index], future)

    def direction(span: CharSpan) -> Direction:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        return 0 if found is None else _climb(found.root, verb_direction)

    return direction


def _climb(token: Token, verb_direction: Callable[[int], Direction | None]) -> Direction:
    """The direction of the nearest verb or clause above a token, at most ten heads up."""
    for _ in range(10):
        found = verb_direction(token.i)
        if found is not None:
            return found
        if token.head.i == token.i:
            break
        token = token.head
    return 0


_AUXILIARIES = ("aux", "aux:pass", "cop")


def _tense_of(verb: Token, future: frozenset[str]) -> Direction | None:
    """Ahead for "will", for infinitives and for verbs that set a date; back for past forms.

    None for a token that heads no clause.
    """
    children = list(verb.children)
    helpers = [child for child in children if child.dep_ in _AUXILIARIES]
    if verb.pos_ not in ("VERB", "AUX") and not any(child.dep_ == "cop" for child in helpers):
        return None
    if verb.lower_ in future or any(helper.lower_ in future for helper in helpers):
        return 1
    infinitive = "Inf" in verb.morph.get("VerbForm", [])
    if infinitive and any(child.dep_ == "mark" for child in children):
        return 1
    past = any("Past" in word.morph.get("Tense", []) for word in (verb, *helpers))
    return -1 if past else 0
