"""Numbers that tell an age: "aged 45", "51-year-old", "Rabung, 32,", "He was 79."."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.vocabulary import Context

_OLDEST, _GROWN = Decimal(120), Decimal(10)
# How many ages are told of one after another.
_MOST_AGES = 4
_ENDS = frozenset({",", ".", ";", ")", ":", "–", "—"})


def age_span(lex: Lexemes, reading: Reading, context: Context) -> tuple[int, int] | None:
    """The lexemes of an age, or None where the number is none."""
    if reading.is_duration:
        return _with_time_unit(lex, reading, context)
    if reading.unit is not None or reading.amount.number.form not in ("digits", "words"):
        return None
    value = reading.high if reading.value is None else reading.value
    if value is None or not 0 < value < _OLDEST or reading.amount.number.scale != 1:
        return None
    if _after_age_word(lex, reading.first, reading.last, context) or _of_a_group(lex, reading.first, context):
        return reading.first, reading.last
    if reading.value is None:
        return None
    told = _beside_a_person(lex, reading, value) or _is_said_of_a_person(lex, reading, value, context)
    return (reading.first, reading.last) if told else None


def _with_time_unit(lex: Lexemes, reading: Reading, context: Context) -> tuple[int, int] | None:
    """As in "51-year-old", "82 years old", "5 years of age", "11-month daughter"."""
    at = reading.last
    if lex.is_hyphen(at) and lex.glued(at):
        at += 1
    if lex.lower(at) in ("old", "olds") and lex.near(at):
        return reading.first, at + 1
    if lex.lower(at) == "of" and lex.lower(at + 1) == "age":
        return reading.first, at + 2
    if lex.lower(reading.first - 1) == "of" and lex.lower(reading.first - 2) == "age":
        return reading.first, reading.last
    hyphened = lex.is_hyphen(reading.amount.number.last)
    if hyphened and lex.lower(reading.last) in context.ages.nouns:
        return reading.first, reading.last
    return None


def _after_age_word(lex: Lexemes, first: int, last: int, context: Context) -> bool:
    """As in "aged 17", "at the age of 99", "age 29", "aged about 68", "aged between 20 and 35"."""
    at = first - 1
    if lex.lower(at) in context.ages.blurs:
        at -= 1
    if lex.lower(at) == "of":
        return lex.lower(at - 1) in ("age", "ages")
    if lex.lower(at) == "in" and lex.lower(at - 1) == "age":  # "range in age from 21 to 78"
        return True
    if lex.lower(at) in context.ages.turning:
        return lex.kind(last) != WORD or lex.lower(last) in context.counting.stop
    return lex.lower(_before_list(lex, at, last, context)) in context.ages.before


def _before_list(lex: Lexemes, at: int, last: int, context: Context) -> int:
    """What stands before the first of "aged 6, 9 and 12", of which no noun follows the last."""
    if lex.kind(last) == WORD and lex.lower(last) not in context.counting.stop:
        return at
    for _ in range(_MOST_AGES):
        if lex.lower(at) not in (",", "and", "or") or lex.kind(at - 1) != NUMBER:
            break
        at -= 2
    return at


def _of_a_group(lex: Lexemes, first: int, context: Context) -> bool:
    """As in "those under 19", "women between 20 and 35"."""
    at = first
    if lex.lower(at) != "between":
        at -= 1
    return (
        lex.lower(at) in ("under", "over", "above", "below", "between")
        and lex.lower(at - 1) in context.ages.groups
    )


def _beside_a_person(lex: Lexemes, reading: Reading, value: Decimal) -> bool:
    """As in "Murada Rabung, 32, a …", "the princess, 67,": a number between commas after a noun."""
    first, last = reading.first, reading.last
    if not reading.amount.number.plain:
        return False
    if lex.word(first - 1) != "," or lex.kind(first - 2) != WORD or not lex.near(first):
        return False
    if lex.glued(first) and not (lex.is_capital(first - 2) and lex.word(last) == ","):
        return False  # "Murad,18, said" leaves the blank out
    closed = lex.word(last) in _ENDS or lex.kind(last) == BREAK or lex.lower(last) == "and"
    if not closed or (lex.glued(last) and lex.glued(last + 1)):
        return False
    if lex.is_capital(first - 2):
        return lex.is_capital(first - 3) or lex.word(last) == ","
    return lex.word(last) == "," and value >= _GROWN


def _is_said_of_a_person(lex: Lexemes, reading: Reading, value: Decimal, context: Context) -> bool:
    """As in "He was 79.", "Conway was 82 when …", "when she was about eight"."""
    ages = context.ages
    at = reading.first - 1
    if lex.lower(at) in ages.blurs:
        at -= 1
    if lex.lower(at).replace("’", "'") in ages.contracted:
        return lex.word(reading.last) in _ENDS or lex.lower(reading.last) in ages.after
    if lex.lower(at) not in ages.be:
        return False
    after = lex.lower(reading.last)
    if not (lex.word(reading.last) in _ENDS or lex.kind(reading.last) == BREAK or after in ages.after):
        return False
    before = lex.lower(at - 1)
    if before in ages.people:
        return value > 1
    named = lex.is_capital(at - 1) or before == ","
    return named and value >= _GROWN and reading.amount.number.plain and lex.word(reading.last) != ","
