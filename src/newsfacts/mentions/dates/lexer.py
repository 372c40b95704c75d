"""Text to pieces: words, numbers and signs with their offsets, in one linear scan.

The dates stage reads the text itself and not the tokens of the pipeline, so that its
spans do not depend on how a tokenizer cuts "2010–2015", "mid-May" or "7:49pm".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from newsfacts.mentions.dates.vocabulary import Tags, load_vocabulary

# An address, a day and a year around letters ("29Mar22"), a number with inner signs, a dotted
# abbreviation ("a.m."), a word, a line end, any other sign. No alternative has nested
# repetition, so the scan is linear.
_PIECE = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[0-9]{1,2}[A-Za-z]{3,9}[0-9]{2,4}(?![0-9A-Za-z])"
    r"|[0-9]+(?:[.,:/][0-9]+)*"
    r"|[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?"
    r"|[^\W\d_]\w*"
    r"|\n|\S"
)
_APOSTROPHES = {"’": "'", "‘": "'", "ʼ": "'"}
DIGITS = frozenset("0123456789")


class Pieces(NamedTuple):
    """A text in pieces: lower-case words (curly apostrophes made straight), starts and ends.

    `centuries` are those before ours that the text surely tells years of, as 18 for 1864.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    centuries: set[int]

    def word(self, index: int) -> str:
        """The word at an index, or "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def glued(self, index: int) -> bool:
        """Whether a piece follows the one before it without a space."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def capital(self, index: int) -> bool:
        """Whether a piece begins with a capital letter."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether a piece stands where a sentence may begin."""
        return self.word(index - 1) in _OPENERS

    def opens_line(self, index: int) -> bool:
        """Whether a piece stands after a full stop or at the start of a line, whatever the quotes."""
        return self.word(index - 1) in _STOPS


_STOPS = frozenset(["", ".", "!", "?", "\n", "—", "–", "•", "*"])
_OPENERS = _STOPS | {":", ";", '"', "“", "”", "'"}


def split(text: str) -> Pieces:
    """The pieces of a text."""
    pieces = Pieces(text, [], [], [], set())
    for match in _PIECE.finditer(text):
        word = match.group().lower()
        if word == "\n" and _is_soft(text, match.start()):
            continue
        pieces.words.append(_APOSTROPHES.get(word, word))
        pieces.starts.append(match.start())
        pieces.ends.append(match.end())
        if len(word) == 4 and word[0] == "1" and word[1] != "9" and word.isdigit():
            _note_century(pieces)
    return pieces


def _is_soft(text: str, at: int) -> bool:
    """Whether a line end only wraps a sentence: a word before it, a small letter after it."""
    return text[at + 1 : at + 2].islower() and (text[at - 1 : at].isalnum() or text[at - 1 : at] == ",")


def _note_century(pieces: Pieces) -> None:
    """Whether the last piece is a year by what stands before it: "in 1864", "May 3, 1864", "May 1864"."""
    before, further = pieces.word(len(pieces.words) - 2), pieces.word(len(pieces.words) - 3)
    months = load_vocabulary().calendar.months
    if before in months or (before == "," and further.isdigit() and len(further) <= 2):
        pieces.centuries.add(int(pieces.words[-1][:2]))


_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-5][0-9])")
_LAP = re.compile(r"[0-9]{1,2}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,3})?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})([/.:])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_MONTH = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})")
_SPLIT = re.compile(r"([12][0-9]{3})/([0-9]{2}|[12][0-9]{3})")


@lru_cache(maxsize=4096)
def number_tags(word: str) -> Tags:
    """What a piece that begins with a digit may be in the grammar; nothing for a mere number code."""
    if word.isdigit():
        return _integer_tags(word)
    if word[-1].isdigit() and any(sign.isalpha() for sign in word):
        return {"GLUED": word}
    if _DECIMAL.fullmatch(word):
        tags: dict[str, Any] = {"NUM": Decimal(word)}
        if match := _CLOCK.fullmatch(word):
            tags |= _clock_tag("HM", match)
        return tags
    if match := _CLOCK.fullmatch(word):
        return _clock_tag("CLOCK", match)
    if _LAP.fullmatch(word):
        return {"LAP": word}
    if match := _DAY_MONTH.fullmatch(word):
        return {"DMY": (int(match[1]), int(match[3]), full_year(match[4]), match[2])}
    if match := _YEAR_MONTH.fullmatch(word):
        return {"YMD": (int(match[1]), int(match[3]), int(match[4]))}
    if match := _SPLIT.fullmatch(word):
        return {"SPLIT": int(match[1])} if (int(match[1]) + 1) % 100 == int(match[2]) % 100 else {}
    if len(word) < 16 and _THOUSANDS.fullmatch(word):
        number = Decimal(word.replace(",", ""))
        return {"NUM": number} | ({"INT": int(number)} if "." not in word else {})
    return {}


def _clock_tag(tag: str, match: re.Match[str]) -> dict[str, Any]:
    return {tag: f"{int(match[1]):02d}:{match[2]}"} if int(match[1]) <= 24 else {}


def _integer_tags(word: str) -> Tags:
    if len(word) > 9:
        return {}
    number = int(word)
    tags: dict[str, Any] = {"INT": number, "NUM": number}
    if len(word) <= 2 and 1 <= number <= 31:
        tags["DAY"] = number
    if len(word) == 2:
        tags["YY"] = number
    if len(word) == 4:
        if 1000 <= number < 3000:
            tags["YEAR"] = number
        if number <= 2400 and number % 100 < 60:
            tags["INT4"] = f"{word[:2]}:{word[2:]}"
    return tags


def full_year(digits: str) -> int:
    """The year that two or four digits write; two-digit years up to 49 are of this century.

    >>> full_year("98"), full_year("22")
    (1998, 2022)
    """
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 50 else 1900)
