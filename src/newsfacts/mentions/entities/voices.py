"""Who speaks in a quotation, and so is meant by "I" and "we" in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsfacts.mentions.entities.quotations import Quote, quotes
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.scene import Scene
from newsfacts.mentions.entities.tokens import NOBODY, Tokens

ONE: Final = frozenset({"i", "me", "my", "mine", "myself"})
MANY: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
_REACH: Final = 14
"""So many tokens from a quotation its verb of saying may stand."""

_FAR: Final = 40
"""So many tokens before it the subject of the sentence that introduces it."""

_WIDE: Final = 12
_INTRODUCING: Final = frozenset({":", ","})
_SPEAKING: Final = frozenset({"person", "organization"})
_BESIDE: Final = frozenset({"appos", "flat", "compound", "nmod", "nmod:desc", "flat:name"})


def speakers_meant(scene: Scene) -> Iterator[tuple[int, int]]:
    """The tokens of "I" and "we" in quotations, each with the entity that speaks."""
    before, last = NOBODY, 0
    for quote in quotes(scene.quoted):
        speaker = _speaker(quote, scene)
        if speaker == NOBODY and _goes_on(quote, last, scene):
            speaker = before
        before, last = speaker, quote.stop
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


def _speaker(quote: Quote, scene: Scene) -> int:
    """Who says a quotation: by the verb of saying after it, before it, or by what introduces it."""
    tokens = scene.tokens
    for place in range(quote.stop, min(quote.stop + _REACH, len(tokens))):
        if scene.quoted[place] or _ends_sentence(place, tokens):
            break
        if _is_saying(place, scene):
            return _sayer(place, scene)
    subject = NOBODY
    for place in range(quote.first - 1, max(-1, quote.first - 1 - _FAR), -1):
        if _ends_sentence(place, tokens):
            break
        if scene.quoted[place]:
            continue
        if _is_saying(place, scene) and quote.first - place <= _REACH:
            return _sayer(place, scene)
        if tokens.dep[place] == "nsubj" and subject == NOBODY:
            subject = place
    introduced = quote.first > 0 and tokens.words[quote.first - 1] in _INTRODUCING
    return _named(subject, scene) if introduced and subject != NOBODY else NOBODY


def _ends_sentence(place: int, tokens: Tokens) -> bool:
    return tokens.words[place] == "." or "\n" in tokens.words[place]


def _is_saying(place: int, scene: Scene) -> bool:
    """Whether somebody says something: a verb with a subject, or one with a name beside it."""
    if scene.tokens.words[place] not in reference_words().saying:
        return False
    return place in scene.subjects or any(_speaks(beside, scene) for beside in (place - 1, place + 1))


def _sayer(verb: int, scene: Scene) -> int:
    """The entity that a verb of saying has as its subject, or else the name right beside it."""
    named = _named(scene.subjects[verb], scene) if verb in scene.subjects else NOBODY
    if named != NOBODY:
        return named
    return next((scene.holder[beside] for beside in (verb - 1, verb + 1) if _speaks(beside, scene)), NOBODY)


def _speaks(place: int, scene: Scene) -> bool:
    """Whether a name of somebody who may speak stands at a place."""
    if not 0 <= place < len(scene.tokens):
        return False
    entity = scene.holder[place]
    return entity != NOBODY and scene.entities[entity].type in _SPEAKING


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


def _goes_on(quote: Quote, last: int, scene: Scene) -> bool:
    """Whether a quotation goes on after the one before: in its paragraph, or as the next one begins."""
    words = scene.tokens.words
    if quote.first and "\n" in words[quote.first - 1]:
        return True
    return not any("\n" in words[place] for place in range(last, quote.first))
