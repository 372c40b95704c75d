"""Reading digits: groups, decimals and signs of several notations."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newsfacts.mentions.quantities.lexer import NUMBER, Lexemes

# Longer runs are identifiers; reading them would also cost more than linear time.
_LONGEST = 30
_THIN_BLANKS = "\u00a0\u202f\u2009\u2007"


class Digits(NamedTuple):
    """A number in digits that ends before lexeme `last`; `plain` means ungrouped and whole."""

    value: Decimal
    last: int
    plain: bool


def read_digits(lex: Lexemes, index: int) -> Digits | None:
    """The number in digits at lexeme `index`, with groups set off by blanks, or None."""
    text = lex.words[index]
    if len(text) > _LONGEST:
        return None
    grouped = _blank_groups(lex, index)
    if grouped is not None:
        return grouped
    value = parse_digits(text)
    return None if value is None else Digits(value, index + 1, text.isdecimal())


def parse_digits(text: str) -> Decimal | None:
    """The value of "1,234.5", "1.234.567", "2,25", "1,50,000", "5'000", ".5"; None for "1.2.3.4".

    >>> parse_digits("1,234,567.50")
    Decimal('1234567.50')
    >>> parse_digits("2,25")
    Decimal('2.25')
    """
    text = text.replace("’", "'")
    if text.isdecimal():
        return Decimal(text)
    if "'" in text:
        text = text.replace("'", ",")
    if "," in text and "." in text:
        group, point = (",", ".") if text.rfind(".") > text.rfind(",") else (".", ",")
        whole, _, part = text.rpartition(point)
        if point in whole or not _are_groups(whole.split(group)):
            return None
        return Decimal(f"{whole.replace(group, '')}.{part}")
    if "," in text:
        return _comma_number(text.split(","))
    parts = text.split(".")
    if len(parts) == 2:
        return Decimal(text)
    return Decimal("".join(parts)) if _are_groups(parts) else None


def _comma_number(parts: list[str]) -> Decimal | None:
    """Commas are group marks; a single one before no group of three is a decimal comma."""
    if _are_groups(parts):
        return Decimal("".join(parts))
    if len(parts) == 2 and len(parts[1]) != 3:
        return Decimal(f"{parts[0]}.{parts[1]}")
    return None


def _are_groups(parts: list[str]) -> bool:
    """Groups of three, or of two before the last three as in South Asia."""
    first, *middle, last = parts
    if not 1 <= len(first) <= 3:
        return False
    if not middle:
        return len(last) == 3 or len(parts) == 1
    return len(last) == 3 and (all(len(m) == 3 for m in middle) or all(len(m) == 2 for m in middle))


def _blank_groups(lex: Lexemes, index: int) -> Digits | None:
    """As in "816 000": groups of three set off by a blank, the first of one to three digits."""
    first = lex.words[index]
    if not first.isdecimal() or len(first) > 3 or first == "0":
        return None
    last, digits = index + 1, first
    while lex.kind(last) == NUMBER and lex.spaced(last) and len(digits) < _LONGEST:
        whole, _, part = lex.words[last].partition(".")
        if len(whole) != 3 or not whole.isdecimal():
            break
        if last == index + 1 and not _is_group_blank(lex, last):
            break
        digits += whole
        last += 1
        if part:
            digits += f".{part}"
            break
    return Digits(Decimal(digits), last, False) if last > index + 1 else None


def _is_group_blank(lex: Lexemes, index: int) -> bool:
    """Whether the blank before the three digits at `index` groups them with what precedes.

    An ordinary blank does only in round or longer numbers: elsewhere two numbers may meet.
    """
    if lex.text[lex.ends[index - 1]] in _THIN_BLANKS or lex.words[index].endswith("00"):
        return True
    following = lex.word(index + 1)
    return lex.spaced(index + 1) and following.isdecimal() and len(following) == 3
