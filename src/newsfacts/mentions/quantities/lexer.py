"""Cutting text into lexemes: numbers, words, single signs and line breaks.

Amounts need finer cuts than a tokenizer makes ("$10m", "32bcm/yr", "4×1,200 MW"),
so they are read from the characters, not from spaCy's tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER, WORD, SIGN, BREAK = "number", "word", "sign", "break"

# Every alternative begins with a character class of its own and no quantifier is
# nested in an ambiguous way, so the time is linear in the length of the text.
_LEXEME = re.compile(
    r"(?P<url>(?:https?://|www\.)\S+)"
    r"|(?P<number>\d+(?:[.,]\d+|['’]\d{3}(?!\d))*|(?<![\w./])\.\d+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<break>\n\s*)"
    r"|(?P<sign>\S)"
)
_HYPHENS = "-‐‑‒–—−"


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of a text as parallel lists; `kinds[i]` is NUMBER, WORD, SIGN or BREAK.

    `starts` and `ends` are half-open character offsets into `text`.
    """

    text: str
    kinds: list[str]
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]

    def __len__(self) -> int:
        return len(self.kinds)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this lexeme and the one before."""
        return 0 < index < len(self.kinds) and self.starts[index] == self.ends[index - 1]

    def spaced(self, index: int) -> bool:
        """Whether one blank, or two, stand between this lexeme and the one before."""
        return self.near(index) and not self.glued(index)

    def near(self, index: int) -> bool:
        """Whether at most two blanks stand between this lexeme and the one before."""
        return 0 < index < len(self.kinds) and self.starts[index] <= self.ends[index - 1] + 2

    def lower(self, index: int) -> str:
        """The lexeme in lower case; the empty string beyond either end."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def word(self, index: int) -> str:
        """The lexeme as written; the empty string beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> str:
        """The kind of the lexeme; BREAK beyond either end."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else BREAK

    def is_hyphen(self, index: int) -> bool:
        """Whether the lexeme is a hyphen, a dash or a minus sign."""
        return self.kind(index) == SIGN and self.words[index] in _HYPHENS

    def is_capital(self, index: int) -> bool:
        """Whether the lexeme is a word that begins with a capital letter."""
        return self.kind(index) == WORD and self.words[index][0].isupper()

    def slice(self, first: int, last: int) -> str:
        """The characters from lexeme `first` up to, not including, lexeme `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def _wraps(text: str, start: int, end: int) -> bool:
    """Whether a line break only wraps a sentence: one alone, a small letter after it."""
    return end - start == 1 and end < len(text) and text[end].islower()


def lex(text: str) -> Lexemes:
    """Cut `text` into lexemes.

    >>> lex("about $10m a year").words
    ['about', '$', '10', 'm', 'a', 'year']
    """
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _LEXEME.finditer(text):
        if match.lastgroup == BREAK and _wraps(text, match.start(), match.end()):
            continue
        kind = match.lastgroup or SIGN
        kinds.append(SIGN if kind == "url" else kind)
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    return Lexemes(text, kinds, starts, ends, words, [word.lower() for word in words])
