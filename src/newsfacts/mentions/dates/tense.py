"""Whether a clause looks back or ahead, to tell last Monday from next Monday.

From the tagged verb that governs the expression where the text is parsed, else from
surface cues near it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.vocabulary import TenseCues, load_vocabulary
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

    cues = load_vocabulary().calendar.tense

    @cache  # a verb's children are read once, however many dates hang on it
    def clause_of(index: int) -> _Clause | None:
        return _clause(doc[index], cues)

    def direction(span: CharSpan) -> Direction:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            return 0
        beside = _word_beside(doc, found.start)
        if beside is not None and beside.pos_ != "AUX" and beside.lower_ in cues.future:
            return 1
        said = clause_of(beside.i) if beside is not None and beside.pos_ == "VERB" else None
        if said is not None and said.direction < 0 and not said.infinitive:
            return -1
        return _climb(found.root, clause_of)

    return direction


class _Clause(NamedTuple):
    """What a verb tells of its clause.

    `intent` says that its infinitives are still to come; `present` that it looks ahead by
    its present tense alone, which holds for its own dates only ("meets on Thursday").
    """

    direction: Direction
    infinitive: bool
    intent: bool
    present: bool = False


_SKIPPED = frozenset(["on", "late", "early", "in", "at", "the"])


def _word_beside(doc: Doc, start: int) -> Token | None:
    """The word that a date follows at once, and belongs to whatever the tree says: "said on Monday it"."""
    at = start - 1
    while at >= 0 and doc[at].lower_ in _SKIPPED and start - at < _BESIDE:
        at -= 1
    return doc[at] if at >= 0 else None


_BESIDE = 4


def _climb(token: Token, clause_of: Callable[[int], _Clause | None]) -> Direction:
    """The direction of the nearest clause above a token, at most ten heads up.

    An infinitive has the direction of the verb that governs it ("failed to pass on Monday"),
    but is ahead of one that intends it or tells no time of its own ("agreed to meet on Monday").
    """
    ahead = False
    for height in range(10):
        if any(child.lower_ in ("until", "till") for child in token.children):  # "until the trial on Friday"
            return 1
        clause = clause_of(token.i)
        if clause is not None and clause.infinitive and clause.direction == 0:
            if token.dep_ in ("ccomp", "parataxis", "root"):
                return 1
            ahead = True
        elif clause is not None and ahead:
            return 1 if clause.intent or clause.direction >= 0 else -1
        elif clause is not None:
            return 0 if clause.present and height > 1 else clause.direction
        if token.head.i == token.i:
            break
        token = token.head
    return 1 if ahead else 0


_AUXILIARIES = ("aux", "aux:pass", "cop")


def _clause(verb: Token, cues: TenseCues) -> _Clause | None:
    """Ahead for "will" and for what sets a date; back for past forms and "may have left".

    None for a token that heads no clause.
    """
    children = list(verb.children)
    helpers = [child for child in children if child.dep_ in _AUXILIARIES]
    if (
        verb.pos_ in ("ADJ", "NOUN") and verb.lower_ in cues.future
    ):  # "due Thursday", "the deadline on Friday"
        return _Clause(1, infinitive=False, intent=True)
    if verb.pos_ not in ("VERB", "AUX") and not any(child.dep_ == "cop" for child in helpers):
        return None
    intent = verb.lower_ in cues.intent
    words = {helper.lower_ for helper in helpers}
    if "have" in words and not words.isdisjoint(_DOUBT):  # "may have left", but "will have left"
        return _Clause(-1, infinitive=False, intent=intent)
    if verb.lower_ in cues.future or not words.isdisjoint(cues.future):
        return _Clause(1, infinitive=False, intent=True)
    infinitive = "Inf" in verb.morph.get("VerbForm", [])
    if infinitive and any(child.dep_ == "mark" and child.lower_ == "to" for child in children):
        return _Clause(_of_infinitive(words), infinitive=True, intent=intent)
    found = _finite(verb, helpers)
    return _Clause(found, infinitive=False, intent=intent, present=found > 0)


def _of_infinitive(words: Set[str]) -> Direction:
    """Ahead for "is to meet", back for "was to meet" and "to have met", else as its head has it."""
    if words & {"is", "are", "'s", "’s", "am"}:
        return 1
    return -1 if words & {"have", "was", "were"} else 0


_DOUBT = frozenset(["may", "might", "could", "would", "should", "must"])


def _finite(verb: Token, helpers: Sequence[Token]) -> Direction:
    """Back for the past and the perfect; ahead for the present, which tells of a day to come.

    "Was held", "has left"; "meets on Thursday", "is reached by Friday".
    """
    perfect = any(helper.lower_ in ("has", "have", "had", "'ve", "having") for helper in helpers)
    words = helpers or (verb,)
    tenses = {tense for word in words for tense in word.morph.get("Tense", [])}
    if perfect or "Past" in tenses:
        return -1
    return 1 if "Pres" in tenses and "Fin" in words[0].morph.get("VerbForm", []) else 0
