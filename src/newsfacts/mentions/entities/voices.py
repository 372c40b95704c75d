"""Who speaks in a quotation, and so is meant by "I" and "we" in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.scene import Scene
from newsfacts.mentions.entities.tokens import NOBODY

ONE: Final = frozenset({"i", "me", "my", "mine", "myself"})
MANY: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
_REACH: Final = 14
"""So many tokens from a quotation its verb of saying may stand."""

_WIDE: Final = 6
_BESIDE: Final = frozenset({"appos", "flat", "compound", "nmod", "nmod:desc", "flat:name"})


class Quote(NamedTuple):
    """A quotation by its first token and the one after its last."""

    first: int
    stop: int


def speakers_meant(scene: Scene) -> Iterator[tuple[int, int]]:
    """The tokens of "I" and "we" in quotations, each with the entity that speaks."""
    before = NOBODY
    for quote in quotes(scene):
        speaker = _speaker(quote, scene)
        if speaker == NOBODY and _goes_on(quote, scene):
            speaker = before
        before = speaker
        if speaker == NOBODY:
            continue
        meant = {**dict.fromkeys(ONE, _person(speaker, scene)), **dict.fromkeys(MANY, _body(speaker, scene))}
        for place in range(quote.first, quote.stop):
            entity = meant.get(scene.tokens.words[place], NOBODY)
            if entity != NOBODY and scene.tokens.pos[place] in ("PRON", "DET"):
                yield place, entity


def _person(speaker: int, scene: Scene) -> int:
    return speaker if scene.entities[speaker].type == "person" else NOBODY


def _body(speaker: int, scene: Scene) -> int:
    """The organization that speaks, or the only one that a speaker is said to be of."""
    if scene.entities[speaker].type == "organization":
        return speaker
    bodies = [int(word[1:]) for word in scene.described[speaker] if word[0] == "#"]
    bodies = [body for body in bodies if scene.entities[body].type == "organization"]
    return bodies[0] if len(bodies) == 1 else NOBODY


def quotes(scene: Scene) -> Iterator[Quote]:
    """The quotations of a document in order."""
    first = NOBODY
    for place, inside in enumerate(scene.quoted):
        if inside and first == NOBODY:
            first = place
        elif not inside and first != NOBODY:
            yield Quote(first, place)
            first = NOBODY
    if first != NOBODY:
        yield Quote(first, len(scene.quoted))


def _speaker(quote: Quote, scene: Scene) -> int:
    """The subject of the verb of saying beside a quotation: after it, or before it."""
    tokens, saying = scene.tokens, reference_words().saying
    after = range(quote.stop, min(quote.stop + _REACH, len(tokens)))
    before = range(quote.first - 1, max(-1, quote.first - 1 - _REACH), -1)
    for side in (after, before):
        for place in side:
            if scene.quoted[place] or "\n" in tokens.words[place]:
                break
            if tokens.words[place] in saying and place in scene.subjects:
                return _named(scene.subjects[place], scene)
            if side is before and tokens.words[place] == ".":
                break
    return NOBODY


def _named(subject: int, scene: Scene) -> int:
    """The entity that a subject names, itself or by the name beside it ("President Roe said")."""
    if scene.holder[subject] != NOBODY:
        return scene.holder[subject]
    tokens = scene.tokens
    for place in range(max(0, subject - _WIDE), min(len(tokens), subject + _WIDE)):
        if tokens.head[place] != subject or tokens.dep[place] not in _BESIDE:
            continue
        if scene.holder[place] != NOBODY and scene.entities[scene.holder[place]].type == "person":
            return scene.holder[place]
    return NOBODY


def _goes_on(quote: Quote, scene: Scene) -> bool:
    """Whether a quotation begins its paragraph, as the next one of the same speaker does."""
    return quote.first > 0 and "\n" in scene.tokens.words[quote.first - 1]
