"""The magnitude of an earthquake, a number without a unit: "magnitude 5.2", "a 6.4 quake"."""

from __future__ import annotations

from newsfacts.mentions.quantities.lexer import Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.vocabulary import Counting

_STRONGEST = 10


def magnitude_span(lex: Lexemes, reading: Reading, counting: Counting) -> tuple[int, int] | None:
    """The lexemes of a magnitude with the word for it, or None."""
    first, last = reading.first, reading.last
    if reading.amount.value > _STRONGEST:
        return None
    before = first - 1
    if lex.is_hyphen(before) and lex.glued(before) and lex.glued(first):
        before -= 1
    if lex.lower(before) in counting.measures:
        return before, last
    after = last + 1 if lex.is_hyphen(last) and lex.glued(last) else last
    if lex.lower(after) in counting.measures and lex.near(after):
        return first, after + 1
    if lex.lower(after) in counting.quakes and "." in lex.word(reading.amount.number.first):
        return first, last
    return None
