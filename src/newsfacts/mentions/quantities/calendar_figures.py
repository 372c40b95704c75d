"""Numbers that belong to a date or a time, so that they count nothing."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.quantities.lexer import NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.vocabulary import Context, Dates

# Four bare digits in the later span are likely a year, in the earlier one only after a
# word that says so.
_OLD_YEARS, _YEARS, _YEARS_END = Decimal(1400), Decimal(1900), Decimal(2101)
_DAYS_END = Decimal(32)
_JOINTS = "-–—‐‑/"
_FRACTIONS = frozenset({"2", "4", "8", "16", "32", "64"})
_PHONE_JOINTS = "-–.()"
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 12
# How many numbers and joints of "March 3, 4 and 5" are gone back over.
_REACH = 6


def past_date(lex: Lexemes, index: int) -> int:
    """The lexeme after the date, time or number of several parts at `index`; `index` if none.

    It passes over "2012–13", "2019-07-10", "1/2/2019", "14:30", "1:59:40", "555-0123-88".
    """
    if lex.kind(index) != NUMBER or not lex.words[index].isdecimal():
        return index
    if lex.word(index + 1) == ":" and _is_part(lex, index + 2):
        return _past_parts(lex, index, ":")
    if not lex.word(index + 1) or lex.word(index + 1) not in _JOINTS or not _is_part(lex, index + 2):
        return index
    end = _past_parts(lex, index, _JOINTS)
    if end == index + 5 and _is_mixed_fraction(lex.words[index + 1 : end]):
        return index
    if end > index + 3 or _is_year_span(lex.words[index], lex.words[index + 2]):
        return end
    return index


def _is_mixed_fraction(words: list[str]) -> bool:
    """Whether a hyphen joins a proper fraction of traders to a whole number: "2-1/4", "98-17/32"."""
    joint, top, slash, bottom = words
    return (
        joint in "-‐‑" and slash == "/" and bottom in _FRACTIONS and len(top) < 3 and int(top) < int(bottom)
    )


def past_phone(lex: Lexemes, index: int) -> int:
    """The lexeme after the telephone number at `index`; `index` if none: "+1 555 0100", "0800 123 456"."""
    opens = lex.word(index - 1) == "+" and lex.glued(index)
    if lex.kind(index) != NUMBER or not (opens or lex.words[index].startswith("0")):
        return index
    end, digits = index, 0
    while lex.kind(end) == NUMBER and lex.words[end].isdecimal() and end - index < _LONGEST_PHONE:
        digits += len(lex.words[end])
        end += 1
        if lex.kind(end) == SIGN and lex.words[end] in _PHONE_JOINTS:
            end += 1
    return end if digits >= _SHORTEST_PHONE and end > index + 1 else index


def _is_part(lex: Lexemes, index: int) -> bool:
    glued = lex.glued(index) and lex.glued(index - 1)
    return lex.kind(index) == NUMBER and glued and lex.words[index].isdecimal()


def _past_parts(lex: Lexemes, index: int, joints: str) -> int:
    end = index + 1
    while lex.word(end) and lex.word(end) in joints and _is_part(lex, end + 1):
        end += 2
    return end


def _is_year_span(first: str, second: str) -> bool:
    """Whether "first-second" is a split year or a span of years: "2012-13", "1914-1918"."""
    if len(first) != 4 or not _OLD_YEARS <= int(first) < _YEARS_END:
        return False
    if len(second) == 2:
        return int(first[2:]) < int(second) or second == "00"
    return len(second) == 4 and int(first) < int(second) < _YEARS_END


def is_calendar(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Whether a number without a unit is a day, a year or a time of day."""
    first, last = reading.first, reading.last
    dates = context.dates
    if lex.lower(last) in dates.clock and lex.near(last):
        return True
    number = reading.amount.number
    if number.scale != 1 or number.form == "fraction":
        return False
    value = reading.amount.value
    if _is_short_year(lex, first):
        return True
    year_like = _OLD_YEARS <= value < _YEARS_END
    if _is_beside_month(lex, first, last, value, dates, year_like=year_like):
        return True
    if number.plain and len(lex.word(number.first)) == 4 and year_like:
        return _is_year(lex, reading, context)
    decimal = "." in lex.word(number.first)
    return value < _DAYS_END and not decimal and _continues_days(lex, first, dates)


def _is_short_year(lex: Lexemes, first: int) -> bool:
    """Whether an apostrophe stands for the century: "the summer of '92"."""
    marked = lex.word(first - 1) in ("'", "’", "‘") and lex.glued(first) and not lex.glued(first - 1)
    return marked and len(lex.word(first)) == 2


def _is_beside_month(
    lex: Lexemes, first: int, last: int, value: Decimal, dates: Dates, *, year_like: bool
) -> bool:
    """Whether a month stands right before ("Jan. 4", "May 2019") or after ("4 May", "4 of May")."""
    before = first - 2 if lex.word(first - 1) == "." else first - 1
    if _is_month(lex, before, dates):
        return value < _DAYS_END or year_like
    after = last + 1 if lex.lower(last) == "of" else last
    return value < _DAYS_END and _is_month(lex, after, dates)


def _is_month(lex: Lexemes, index: int, dates: Dates) -> bool:
    return lex.lower(index) in dates.months and lex.is_capital(index)


def _is_year(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Four bare digits are a year unless a noun to count and no word for a time is beside them."""
    before = lex.lower(reading.first - 1)
    cues = context.dates.year_cues
    counts = lex.kind(reading.last) == WORD and context.counting.is_plural(lex.word(reading.last))
    if reading.low is not None and reading.low < _OLD_YEARS:
        return False
    if reading.amount.value < _YEARS:
        if reading.joint and not counts:
            return True  # "between 1812 and 1815"
        return before in cues and before != "and" and not (counts and before in context.dates.weak_year_cues)
    if before in cues or reading.joint or lex.is_capital(reading.first - 1):
        return True
    return not counts or lex.is_capital(reading.last)


def _continues_days(lex: Lexemes, first: int, dates: Dates) -> bool:
    """Whether the numbers before go back to a month: "March 3, 4 and 5"."""
    index = first - 1
    if lex.kind(index) == NUMBER or lex.lower(index) not in dates.joints:
        return False
    for _ in range(_REACH):
        if lex.kind(index) != NUMBER and lex.lower(index) not in dates.joints:
            break
        index -= 1
    return _is_month(lex, index, dates)
