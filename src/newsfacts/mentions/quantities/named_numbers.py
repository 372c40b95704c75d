"""Numbers that are part of a name: "Boeing 737", "Article 5", "Group of Seven", "10 Downing Street"."""

from __future__ import annotations

from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.vocabulary import Context, Names

_STREET_REACH = 4
_SHORT_STREETS = frozenset({"ave", "blvd", "calle", "rd"})


def is_named(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Whether the words beside the number make it part of a name, whatever noun follows."""
    number = reading.amount.number
    if lex.near(reading.first) and is_of_class(lex, reading.first, context.names):
        return True
    if lex.is_capital(reading.first - 1) and lex.lower(reading.first - 1) in context.names.indices:
        return number.plain  # "the FTSE 100 companies"
    if number.form == "words":
        return lex.is_capital(number.first) and not _opens_sentence(lex, number.first)
    return number.form == "digits" and _is_address(lex, reading.last, context.names.streets)


def is_named_alone(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Whether a number that counts no noun is part of a name by the capitals beside it."""
    if not reading.amount.number.plain:
        return lex.near(reading.first) and lex.lower(reading.first - 1) in context.names.rankings
    first, last = reading.first, reading.last
    if lex.lower(first - 1) in context.names.rankings or _has_name_before(lex, first, context):
        return True
    dates = context.dates
    follows = lex.spaced(last) and lex.is_capital(last)  # "51 Pegasi"
    return follows and lex.lower(last) not in dates.days and lex.lower(last) not in dates.months


def is_of_class(lex: Lexemes, first: int, names: Names) -> bool:
    """Whether a word that takes a number stands before: "Section 5", "No. 3", "page 12"."""
    at = first - 1
    if lex.kind(at) == SIGN and lex.word(at) == "." and lex.glued(at):
        at -= 1
    return lex.word(at) in names.capital or lex.lower(at) in names.lower


def _opens_sentence(lex: Lexemes, index: int) -> bool:
    return lex.kind(index - 1) in (BREAK, SIGN)


def _has_name_before(lex: Lexemes, first: int, context: Context) -> bool:
    """Whether a capital before the number names it: "Apollo 11", "CentOS 8"."""
    if not lex.spaced(first) or not lex.is_capital(first - 1):
        return False
    before = lex.lower(first - 1)
    if before in context.counting.stop or before in context.names.hedges or before in context.dates.days:
        return False
    return lex.kind(first - 2) == WORD or len(before) > 1


def _is_address(lex: Lexemes, last: int, streets: frozenset[str]) -> bool:
    """Whether capitals that end in a word for a street follow the number."""
    if lex.lower(last) in _SHORT_STREETS and lex.spaced(last):
        return True  # "8 calle 18 ave"
    if lex.is_capital(last) and lex.lowers[last] in streets and lex.spaced(last):
        return lex.is_capital(last + 1) and lex.near(last + 1)  # "22 Rue Royale", "22 Ave Foch"
    for index in range(last, last + _STREET_REACH):
        ordinal = lex.kind(index) == NUMBER or (lex.glued(index) and lex.kind(index - 1) == NUMBER)
        if not (lex.is_capital(index) or (ordinal and index > last)) or not lex.near(index):
            return False
        if lex.lowers[index] in streets and index > last and not ordinal:
            return True
    return False
