"""Two amounts that are the bounds of one: "5 to 10 million", "$5-7bn", "between 3 and 5"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.mentions.quantities.amounts import read_amount, with_money_of
from newsfacts.mentions.quantities.exact import divide, multiply
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.reader import Amount, Reader
from newsfacts.mentions.quantities.units import Unit

# How far before "from" in the clause a word of change is looked for, in lexemes.
_CLAUSE = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# How many times the lower number the upper one of "1,500 to 2,000 jobs" is at most.
_ONE_SIZE = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """One amount or range as read, before it is known what it counts.

    `low` and `high` are set for a range, `low` alone for "hundreds of thousands", `value`
    else; all in `unit`. `amount` is the amount, of a range the upper one.
    """

    first: int
    last: int
    amount: Amount
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    confidence: float = 1.0
    joint: str = ""

    @property
    def is_duration(self) -> bool:
        """Whether the unit is one of time."""
        return self.unit is not None and self.unit.dimension == "time"


def single(amount: Amount) -> Reading:
    """The reading of an amount that is no part of a range."""
    value, low = (None, amount.value) if amount.number.at_least else (amount.value, None)
    return Reading(
        amount.first, amount.last, amount, value, low, unit=amount.unit, confidence=amount.confidence
    )


def read_range(read: Reader, low: Amount) -> Reading | None:
    """The range that begins with the amount `low`, or None."""
    joint, at = _joint(read.lex, low)
    if not joint or low.number.at_least:
        return None
    if joint == "±":
        return _with_error(read, low, at)
    start = _number_start(read, at)
    high = read_amount(read, start) if start is not None else None
    if high is not None and low.money and (high.unit is None or _is_letter(read, high)):
        high = with_money_of(read, high, low)
    if high is None or high.first > at or (joint == "-" and high.value < 0):
        return None
    own_unit, low_scale = low.unit is not None, low.number.scale
    if not own_unit and _is_year(read, low):
        return None
    low = _completed(read, low, high, joint)
    if not _same_kind(low, high) or not low.value < high.value:
        return None
    opener = _opener(read.lex, low.first)
    if joint == "and" and opener != "between":
        return None
    if joint == "or" and (own_unit or low_scale != 1 or _is_listed(read.lex, low.first)):
        return None  # "$10bn or $12bn" are two amounts, "two or three million" is one
    if joint == "to" and _tells_change(read, low, high, opener, own_unit=own_unit):
        return None
    first = low.first - 1 if opener in ("between", "from") and joint in ("and", "to") else low.first
    return Reading(
        first,
        high.last,
        high,
        None,
        low.value,
        high.value,
        high.unit,
        min(low.confidence, high.confidence),
        joint,
    )


def _joint(lex: Lexemes, low: Amount) -> tuple[str, int]:
    """What joins a second amount to `low`, and where that would begin."""
    at = low.last
    word = lex.lower(at)
    if word in ("to", "and", "or", "through") and lex.near(at):
        return word, at + 1
    if lex.is_hyphen(at) and lex.near(at):
        if lex.lower(at + 1) == "to" and lex.is_hyphen(at + 2):  # "one-to-two hundred"
            return "-to-", at + 3
        if lex.lower(at + 1) == "to" and lex.glued(at):  # "40- to 50-year-olds"
            return "-to-", at + 2
        both = lex.glued(at) == lex.glued(at + 1)
        return ("-", at + 1) if both else ("", at)
    if word == "±" and lex.near(at):
        return word, at + 1
    if word in ("~", "～") and lex.glued(at + 1):
        return "~", at + 1
    return "", at


def _is_letter(read: Reader, high: Amount) -> bool:
    """Whether the unit is a letter that multiplies after money: the "m" of "$1-2m"."""
    at = high.number.last
    return (
        read.lex.word(at) in read.words.numbers.letters.money and read.lex.glued(at) and high.last == at + 1
    )


def _is_listed(lex: Lexemes, first: int) -> bool:
    """Whether a number and a comma stand before: "5, 10 or 15 km"."""
    return lex.word(first - 1) == "," and lex.kind(first - 2) == NUMBER


def _with_error(read: Reader, amount: Amount, at: int) -> Reading | None:
    """An amount with its error: "195 ± 5 light years" is 195."""
    error = read_amount(read, at)
    if error is None or amount.unit is not None or error.first != at:
        return None
    value = multiply(amount.value, unit_factor(error))
    return Reading(
        amount.first, error.last, amount, value, unit=error.unit, confidence=error.confidence, joint="±"
    )


def _number_start(read: Reader, at: int) -> int | None:
    """The number of the amount that begins at `at`, past at most three lexemes of currency."""
    lex = read.lex
    if lex.lower(at) in read.words.openers or lex.lower(at) in ("a", "an"):
        return at
    for index in range(at, min(at + 4, len(lex))):
        if lex.kinds[index] == BREAK:
            return None
        if lex.kinds[index] == NUMBER:
            return index
        if not (lex.kinds[index] == SIGN or lex.words[index].isupper() or lex.words[index].istitle()):
            return None
    return None


def _completed(read: Reader, low: Amount, high: Amount, joint: str) -> Amount:
    """The lower amount with the unit and the magnitude that it leaves to the upper one."""
    scale = high.number.scale
    shares_scale = (
        scale > 1
        and low.number.scale == 1
        and low.number.form != "fraction"
        and abs(low.number.value) < max(high.number.mantissa, Decimal(1000))
        and (low.number.value < high.number.mantissa or joint == "-")
        and high.number.form != "fraction"
    )
    if shares_scale and (low.unit is None or low.money):
        number = low.number.times(scale, low.number.last)
        low = replace(low, number=number, value=multiply(low.value, scale))
    if low.unit is None and high.unit is not None:
        factor = unit_factor(high)
        low = replace(low, unit=high.unit, value=multiply(low.value, factor), money=high.money)
    elif low.money and high.money and low.code == high.code:  # "$3 to $5 a barrel"
        low = replace(low, unit=high.unit)
    elif (
        low.unit is not None
        and high.unit is not None
        and (low.unit.name, high.unit.name) == ("month", "year")
    ):
        low = replace(low, unit=high.unit, value=divide(low.value, 12))  # "between 6 months and 19 years"
    return low


def _is_year(read: Reader, low: Amount) -> bool:
    """Whether the first number is a year: "in 2019 to 147 trillion"."""
    years = low.number.plain and _FIRST_YEAR <= low.number.value <= _LAST_YEAR
    before = read.lex.lower(low.first - 1)
    return years and before in read.words.context.dates.year_cues and before != "between"


def unit_factor(amount: Amount) -> Decimal:
    """What the unit of `amount` multiplies its number by ("3 to 5 bcm", "10 to 20 cents")."""
    if amount.number.value == 0 or abs(amount.value) == abs(amount.number.value):
        return Decimal(1)
    return abs(divide(amount.value, amount.number.value))


def _same_kind(low: Amount, high: Amount) -> bool:
    if low.unit is None or high.unit is None:
        return low.unit is None and high.unit is None
    return low.unit.name == high.unit.name


def _opener(lex: Lexemes, first: int) -> str:
    """As in "between" or "from" before the lower amount."""
    word = lex.lower(first - 1)
    return word if word in ("between", "from") else ""


def _goes_on(lex: Lexemes, low: Amount) -> bool:
    """Whether `low` is a value in the middle of a change: the second of "from $160 to $180 to $200"."""
    at = low.first - 1
    chained = lex.lower(at) == "to" and lex.kind(at - 1) == NUMBER and low.unit is not None
    return chained and "from" in lex.lowers[max(0, at - 4) : at - 1]


def _is_in_cents(low: Amount, high: Amount) -> bool:
    """As in "silver 12 cents to $16.43": by so much to so much; "80 cents to $1.20" is a range."""
    signed = high.first < high.number.first
    return low.money and signed and low.value != low.number.value and high.value > _ONE_SIZE * low.value


def _is_of_things(read: Reader, low: Amount, high: Amount) -> bool:
    """Whether the upper of two numbers of one size counts a plural right after it."""
    lex, counting = read.lex, read.words.context.counting
    if high.value > _ONE_SIZE * low.value:
        return False
    for index in range(high.last, high.last + 3):
        if lex.kind(index) != WORD or not lex.near(index) or lex.lowers[index] in counting.stop:
            return False
        if counting.is_plural(lex.words[index]):
            return lex.lowers[index] not in read.words.context.scores.points
    return False


def _tells_change(read: Reader, low: Amount, high: Amount, opener: str, *, own_unit: bool) -> bool:
    """Whether "(from) 5 to 7" gives the old and the new value, or a difference and a value.

    "rose 5 to 7 percent" is a range: the first number leaves its unit to the second. In
    "rose $5m to $7m" and "rose from 5 to 7 percent" each number stands for itself.
    """
    if opener != "from" and not own_unit and high.unit is not None:
        return False
    change, lex = read.words.context.change, read.lex
    if opener == "from" and lex.lower(high.last) == "to" and not own_unit:
        return False  # "revised from 5 to 7 percent to 3 to 5 percent"
    before = lex.lower(low.first - 1)
    if own_unit and opener != "from" and (before == "by" or _goes_on(lex, low) or _is_in_cents(low, high)):
        return True
    if opener != "from" and before != "by" and not own_unit and _is_of_things(read, low, high):
        return False  # "plans to cut 1,500 to 2,000 jobs"
    if before in ("the", "a", "an", "its", "their", "previous"):
        return False  # "from the $89 to $93 billion range"
    if any(word in change.range_words for word in lex.lowers[max(0, low.first - 4) : low.first]):
        return False
    reach = _CLAUSE if opener == "from" else 4
    for index in range(low.first - 1, max(-1, low.first - 1 - reach), -1):
        if lex.kinds[index] == BREAK or lex.words[index] in (".", ";", "?", "!"):
            return False
        if lex.lowers[index] in change.words:
            return True
    return False
