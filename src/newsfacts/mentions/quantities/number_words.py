"""Reading numbers in words: "twenty-three thousand", "half a million", "two-thirds"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from newsfacts.mentions.quantities.lexer import WORD, Lexemes
from newsfacts.mentions.quantities.vocabulary import Numbers

_DIVIDE = Context(prec=28)
# No number that people write out has more lexemes, hyphens included.
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words that ends before lexeme `last`."""

    value: Decimal
    last: int
    scale: Decimal = Decimal(1)
    fraction: bool = False
    bare_scale: bool = False
    at_least: bool = False


def read_words(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    """The number in words that begins at lexeme `index`, or None.

    Multipliers of a thousand and more after a simple number are left to the caller,
    who reads them after digits too.
    """
    lower = lex.lowers[index]
    if lower in numbers.scale_rules.open:
        return _open_number(lex, index, numbers)
    if lower in numbers.scale_rules.vague_before or lower in numbers.scale_rules.vague:
        return None
    if lower in ("a", "an"):
        return _after_article(lex, index, numbers)
    if lower in ("half", "quarter"):
        return _part_of_scale(lex, index, numbers) or _lone_half(index, lower)
    if lower in numbers.words:
        return read_fraction(lex, index, numbers) or _cardinal(lex, index, numbers)
    if lower in numbers.scales and lower not in numbers.scale_rules.only_after_number:
        return _bare_scale(lex, index, numbers)
    return None


def _open_number(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    """As in "hundreds of thousands", "tens of millions": no fewer than one of them."""
    scale = numbers.scales.get(lex.lower(index + 2).removesuffix("s"))
    least = numbers.scale_rules.open[lex.lowers[index]]
    if lex.lower(index + 1) != "of" or scale is None or scale < 1000 or scale <= least:
        return None
    if lex.lower(index + 2) not in numbers.scale_rules.vague:
        return None
    return WordNumber(Decimal(least * scale), index + 3, Decimal(scale), at_least=True)


def _after_article(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    """As in "a million", "a dozen", "a couple hundred", "a third of", "a half"."""
    at = index + 1
    lower = lex.lower(at)
    if lower == "couple":
        scale_at = at + 2 if lex.lower(at + 1) == "of" else at + 1
        scale = numbers.scales.get(lex.lower(scale_at))
        ends_vague = lex.lower(scale_at) in numbers.scale_rules.vague
        return (
            WordNumber(Decimal(2) * scale, scale_at + 1, Decimal(scale)) if scale and not ends_vague else None
        )
    if lower in ("half", "quarter"):
        part = _part_of_scale(lex, at, numbers)
        if part is not None:
            return part
    if lower in numbers.fractions and not lower.endswith("s") and not lex.words[at].istitle():
        joined = lower == "quarter" and lex.is_hyphen(at + 1) and lex.glued(at + 1)  # "a quarter-mile"
        if lex.lower(at + 1) == "of" or lower == "half" or joined or _is_part(lex, index, numbers):
            return WordNumber(_quotient(1, numbers.fractions[lower]), at + 1, fraction=True)
        return None
    if lower in numbers.scales and lower not in numbers.scale_rules.only_after_number:
        read = _cardinal_from(lex, at, numbers, Decimal(1))
        return read if read.last > at else None
    return None


def _is_part(lex: Lexemes, index: int, numbers: Numbers) -> bool:
    """Whether "a third" at `index` is a part and no ordinal: "fell by a third", "a fifth more"."""
    rules = numbers.scale_rules
    return lex.lower(index - 1) in rules.before_part or lex.lower(index + 2) in rules.after_part


def _part_of_scale(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    """As in "half a million", "half-dozen", "quarter of a million"."""
    at = _after_hyphen(lex, index + 1)
    if lex.lower(at) == "of" and lex.lower(at + 1) in ("a", "an", "one"):
        at += 2
    elif lex.lower(at) in ("a", "an"):
        at += 1
    scale = numbers.scales.get(lex.lower(at))
    if scale is None or lex.lower(at) in numbers.scale_rules.vague:
        return None
    value = Decimal(scale) / numbers.fractions[lex.lowers[index]]
    return WordNumber(value, at + 1, Decimal(scale))


def _lone_half(index: int, lower: str) -> WordNumber | None:
    """As in "half of them", "half a mile", "half-mile"; who reads on drops "half-time"."""
    return WordNumber(Decimal("0.5"), index + 1, fraction=True) if lower == "half" else None


def read_fraction(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    """As in "two-thirds", "three quarters", "one tenth"."""
    at = _after_hyphen(lex, index + 1)
    lower = lex.lower(at)
    parts = numbers.fractions.get(lower)
    if (
        parts is None
        or lex.lowers[index] not in numbers.words
        or not 0 < numbers.words[lex.lowers[index]] < 20
    ):
        return None
    top = numbers.words[lex.lowers[index]]
    if (top == 1) == lower.endswith("s") or (top == 1 and lower == "half"):
        return None
    after = _part_of_fraction_scale(lex, at + 1, numbers)
    value = _quotient(top, parts)
    if after is not None:
        scale, last = after
        return WordNumber(Decimal(top * scale) / parts, last, Decimal(scale))
    return WordNumber(value, at + 1, fraction=True)


def _part_of_fraction_scale(lex: Lexemes, index: int, numbers: Numbers) -> tuple[int, int] | None:
    """As in "(three quarters) of a million": the scale and where it ends."""
    if lex.lower(index) != "of" or lex.lower(index + 1) not in ("a", "an", "one"):
        return None
    scale = numbers.scales.get(lex.lower(index + 2))
    return (scale, index + 3) if scale else None


def _bare_scale(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    """As in "million dollars", "hundred people": one of them, if nothing before leaves it open."""
    rules = numbers.scale_rules
    before = lex.lower(index - 1)
    if before in rules.vague_before or before in rules.vague or before in numbers.scales:
        return None
    read = _cardinal_from(lex, index, numbers, Decimal(1))
    return WordNumber(read.value, read.last, read.scale, bare_scale=True) if read.last > index else None


def _cardinal(lex: Lexemes, index: int, numbers: Numbers) -> WordNumber | None:
    value = numbers.words[lex.lowers[index]]
    at = index + 1
    if 20 <= value < 100:
        unit_at = _after_hyphen(lex, at)
        unit = numbers.words.get(lex.lower(unit_at), 0)
        if 0 < unit < 10 and lex.near(unit_at):
            value, at = value + unit, unit_at + 1
    if _is_ordinal_tail(lex, at, numbers):
        return None
    return _cardinal_from(lex, at, numbers, Decimal(value))


def _cardinal_from(lex: Lexemes, at: int, numbers: Numbers, group: Decimal) -> WordNumber:
    """Go on after a number below a hundred: "(five) hundred and six thousand and seven"."""
    start = at
    total = Decimal(0)
    scale = Decimal(1)
    smallest: int | None = None
    while True:
        scale_at = _after_hyphen(lex, at)
        factor = numbers.scales.get(lex.lower(scale_at))
        if (
            factor is not None
            and (at == start or lex.near(scale_at))
            and not _is_open(lex, scale_at, numbers)
        ):
            fits = group < 100 if factor == 100 else smallest is None or factor < smallest
            if fits and at - start < _LONGEST:
                group, scale, at = group * factor, Decimal(factor), scale_at + 1
                if factor > 100:
                    total, group, smallest = total + group, Decimal(0), factor
                continue
        more = None
        if scale > 1 and at - start < _LONGEST:
            more = _next_group(lex, at, numbers, in_hundreds=scale == 100)
        if more is None or (group and group % 100):
            break
        value, at = more
        group += value
        scale = Decimal(1)
    return WordNumber(total + group, at, scale)


def _next_group(lex: Lexemes, at: int, numbers: Numbers, *, in_hundreds: bool) -> tuple[int, int] | None:
    """The number below a hundred that continues after a multiplier, over an "and"."""
    joined = lex.lower(at) == "and" and lex.kind(at + 1) == WORD
    at = at + 1 if joined else _after_hyphen(lex, at)
    if lex.kind(at) != WORD or not lex.near(at):
        return None
    value = numbers.words.get(lex.lower(at), 0)
    if not value or (joined and lex.lower(_after_hyphen(lex, at + 1)) in numbers.fractions):
        return None  # "two million and one third"
    at += 1
    if value >= 20:
        unit_at = _after_hyphen(lex, at)
        unit = numbers.words.get(lex.lower(unit_at), 0)
        if 0 < unit < 10:
            value, at = value + unit, unit_at + 1
    after = lex.lower(at)
    # "two hundred and three thousand" is one number, "a thousand and two million" two of them.
    if joined and not in_hundreds and after in numbers.scales and numbers.scales[after] > 100:
        return None
    return (value, at) if not _is_ordinal_tail(lex, at, numbers) else None


def _is_open(lex: Lexemes, index: int, numbers: Numbers) -> bool:
    """As in "(two) hundreds of": a multiplier that leaves the number open."""
    rules = numbers.scale_rules
    return lex.lower(index) == "score" or (lex.lower(index) in rules.vague and lex.lower(index + 1) == "of")


def _is_ordinal_tail(lex: Lexemes, index: int, numbers: Numbers) -> bool:
    """Whether "-first" or the like follows: "twenty-first" is no amount."""
    at = _after_hyphen(lex, index)
    return lex.lower(at) in numbers.ordinals.words and at > index


def _after_hyphen(lex: Lexemes, index: int) -> int:
    """The lexeme after a hyphen that joins two words, or `index` itself."""
    joins = lex.is_hyphen(index) and lex.glued(index) and lex.glued(index + 1)
    return index + 1 if joins else index


def _quotient(top: int, bottom: int) -> Decimal:
    return _DIVIDE.divide(Decimal(top), Decimal(bottom))
