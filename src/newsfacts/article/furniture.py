"""Recognizing page furniture by its words: menus, prompts, link lists, legal lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from newsfacts.article.lines import Paragraph
from newsfacts.lexicon import load_toml

Cue = Literal["none", "line", "opening", "edge"]
"""How much a paragraph's words say: nothing; it is furniture; it opens a list of
links; it is furniture if it stands at the edge of the page."""

_LONGEST_PHRASE: Final = 7
_DIGIT: Final = re.compile(r"[0-9]")


class _FurnitureFile(BaseModel):
    """`data/en/furniture.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt_words: int
    within_words: int
    alone: list[str]
    interruptions: list[str]
    opening: list[str]
    labels: list[str]
    prompts: list[str]
    within: list[str]
    symbols: list[str]
    captions: list[str]

    @model_validator(mode="after")
    def _phrases_are_keys(self) -> _FurnitureFile:
        lists = (self.alone, self.interruptions, self.opening, self.labels, self.prompts, self.within)
        for phrase in chain(*lists, self.captions):
            if phrase != " ".join(phrase.lower().split()) or not phrase.replace(" ", "").isalnum():
                raise ValueError(f"{phrase!r} is not lower-case words without punctuation")
        return self


@dataclass(frozen=True, slots=True)
class _Cues:
    alone: frozenset[str]
    interruptions: frozenset[str]
    opening: frozenset[str]
    labels: frozenset[str]
    prompts: frozenset[str]
    within: tuple[str, ...]
    symbols: tuple[str, ...]
    captions: frozenset[str]
    prompt_words: int
    within_words: int


@cache
def _cues() -> _Cues:
    data = load_toml("en/furniture.toml", _FurnitureFile)
    return _Cues(
        alone=frozenset([*data.alone, *data.interruptions]),
        interruptions=frozenset(data.interruptions),
        opening=frozenset(data.opening),
        labels=frozenset(data.labels),
        prompts=frozenset(data.prompts),
        within=tuple(f" {phrase} " for phrase in data.within),
        symbols=tuple(data.symbols),
        captions=frozenset(data.captions),
        prompt_words=data.prompt_words,
        within_words=data.within_words,
    )


def cue_of(paragraph: Paragraph) -> Cue:
    r"""What the words of a paragraph say about it.

    >>> from newsfacts.article.lines import split_paragraphs
    >>> [cue_of(p) for p in split_paragraphs("Most read\nSign in »\nThe talks ended on Friday.")]
    ['opening', 'line', 'none']
    """
    cues = _cues()
    if paragraph.words > max(cues.prompt_words, cues.within_words):
        return "none"
    key = paragraph.key
    if key in cues.opening:
        return "opening"
    if key in cues.alone or _begins(key, paragraph, cues):
        return "line"
    if paragraph.words <= cues.within_words:
        padded = f" {key} "
        if any(phrase in padded for phrase in cues.within):
            return "edge"
        if any(symbol in paragraph.text for symbol in cues.symbols) and not paragraph.is_prose:
            return "edge"
    return "none"


def is_interruption(paragraph: Paragraph) -> bool:
    """Whether the line marks an advertisement in the midst of an article."""
    return paragraph.key in _cues().interruptions


def is_caption(paragraph: Paragraph) -> bool:
    """Whether the line is a picture caption with its credit, which belongs to the article."""
    captions = _cues().captions
    words = paragraph.key.split()
    if " ".join(words[:1]) in captions or " ".join(words[:2]) in captions:
        return True
    # "… in the harbour. Image: A. Person."
    return any(
        before.rstrip(" (").lower().endswith(tuple(captions))
        for before in paragraph.text[:300].split(":")[:-1]
    )


def _begins(key: str, paragraph: Paragraph, cues: _Cues) -> bool:
    if paragraph.words > cues.prompt_words:
        return False
    words = _DIGIT.sub("0", key).split(" ", _LONGEST_PHRASE)[:_LONGEST_PHRASE]
    heads = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    if any(head in cues.prompts for head in heads):
        return True
    label = next((head for head in heads if head in cues.labels), None)
    if label is None:
        return False
    if paragraph.text[: len(label) + 2].rstrip().endswith((":", "|")):
        return True
    # A bare word such as "tags" must be set off; "Read more" need not be, short of a sentence.
    return " " in label and not paragraph.is_prose
