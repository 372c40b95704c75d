"""Cutting a text into paragraphs, and the shape of each.

A paragraph is one line, or several lines of a text that was wrapped at a fixed
width. Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from newsfacts.spans import CharSpan

_CLOSERS: Final = "\"'”’»)]}*"
_TERMINALS: Final = ".!?…。！？।؟"
_BULLETS: Final = "-–—•*·▪►■●○"
_ROW: Final = re.compile(r"[-–—:|]\s?\d")
_WRAP_WIDTH: Final = 120
_WRAP_MIN: Final = 40


@dataclass(frozen=True)
class Paragraph:
    """A paragraph without the blanks around it.

    Attributes:
        span: Where it stands.
        text: What it says.
        gap: How many blank lines stand before it.
        joined: How many lines it was put together from.
    """

    span: CharSpan
    text: str
    gap: int
    joined: int = 1

    @cached_property
    def words(self) -> int:
        """Number of blank-separated words; long words of scripts without blanks count for several."""
        return max(len(self.text.split()), len(self.text) // 40)

    @cached_property
    def key(self) -> str:
        """The first 300 characters as lower-case words, punctuation and symbols dropped."""
        head = self.text[:300].lower()
        return " ".join("".join(char if char.isalnum() else " " for char in head).split())

    @cached_property
    def ending(self) -> str:
        """The last character that is no closing quote or bracket."""
        return self.text.rstrip(_CLOSERS)[-1:]

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.ending != "" and self.ending in _TERMINALS

    @property
    def _ends_before_bracket(self) -> bool:
        """Whether a sentence ends before a last bracket, as before "(AFP)"."""
        if not self.text.endswith(")"):
            return False
        before = self.text[-60:].rpartition("(")[0].rstrip().rstrip(_CLOSERS)
        return before[-1:] != "" and before[-1] in _TERMINALS

    @property
    def is_question(self) -> bool:
        """Whether it is one short question, as a headline may be."""
        return self.ending == "?" and self.words <= 14 and ". " not in self.text

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is running text: a sentence of some length, or much of it."""
        if self.words >= 30:
            return True
        if self.ends_sentence or self._ends_before_bracket:
            return self.words >= 6
        return self.words >= 15 and any(mark in self.text for mark in (". ", '." ', ".” ", "? ", "! "))

    @property
    def is_list_item(self) -> bool:
        """Whether it begins with a bullet or a number of its own."""
        head = self.text[:4]
        return head[:1] in _BULLETS or head.rstrip().rstrip(".)").isdigit()

    @cached_property
    def is_label(self) -> bool:
        """Whether it is one to three bare words, as an entry of a menu is."""
        if self.words > 3 or len(self.text) > 40 or self.ends_sentence:
            return False
        return not any(char.isdigit() or char in ":,;-–—" for char in self.text)

    @cached_property
    def is_headline(self) -> bool:
        """Whether it has the shape of a headline: five words or more, a capital, no full stop."""
        if self.words < 5 or self.words > 25 or self.is_list_item:
            return False
        if self.ending in ".…:;," or not (self.text[0].isupper() or not self.text[0].isalpha()):
            return False
        if self.ends_sentence and not self.is_question:
            return False
        # A headline says something: it has words in lower case, and is no row of a table.
        lower = sum(word[:1].islower() for word in self.text.split())
        if _ROW.search(self.text):
            return False
        return lower >= 1 and sum(char.isdigit() for char in self.text) * 4 < len(self.text)


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order; together they hold every non-blank character."""
    paragraphs: list[Paragraph] = []
    for block in _blocks(text):
        paragraphs += [_join(text, block)] if _is_wrapped(block) else block
    return paragraphs


def _lines(text: str) -> Iterator[Paragraph]:
    offset = gap = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = offset + len(line) - len(line.lstrip())
            yield Paragraph(CharSpan(start, start + len(stripped)), stripped, gap)
            gap = 0
        else:
            gap += 1
        offset += len(line)


def _blocks(text: str) -> Iterator[list[Paragraph]]:
    """Runs of lines with no blank line between them."""
    block: list[Paragraph] = []
    for line in _lines(text):
        if line.gap and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(block: list[Paragraph]) -> bool:
    """Whether the lines of a block run on, as in mail and wire copy cut at a fixed width."""
    if len(block) < 2:
        return False
    inner = block[:-1]
    widths = [len(line.text) for line in inner]
    if max(widths) > _WRAP_WIDTH or sum(widths) < _WRAP_MIN * len(widths):
        return False
    # Prose goes on in lower case on most lines; a list begins each line anew.
    running = sum(line.text[0].islower() for line in block[1:])
    open_ends = sum(not line.ends_sentence for line in inner)
    return running * 5 >= len(inner) * 2 and open_ends * 2 > len(inner)


def _join(text: str, block: list[Paragraph]) -> Paragraph:
    span = CharSpan(block[0].span.start, block[-1].span.end)
    return Paragraph(span, span.of(text), block[0].gap, len(block))
