"""The money that an amount is in: the sign before it or the name after it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.mentions.quantities.currencies import Money
from newsfacts.mentions.quantities.exact import multiply
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER
from newsfacts.mentions.quantities.numerals import read_numeral
from newsfacts.mentions.quantities.reader import Amount, Reader, after_hyphen, with_denominators
from newsfacts.mentions.quantities.units import Unit

_ONE = Decimal(1)
# How far around "pounds" words tell money from mass, in lexemes.
_WINDOW = 8
# From here on "pounds" without a word of weight beside it are money.
_MONEY_SCALE = Decimal(1_000_000)


def with_prefix(read: Reader, amount: Amount, money: Money) -> Amount:
    """The amount in the money that stands before it, with the denominators after."""
    code, last, confidence = money.code, amount.last, money.confidence
    if read.lex.word(money.last - 1) == "$" and money.last - money.first == 1:
        country = read.currencies.country_after(read.lex, last)
        if country is not None:
            code, last, confidence = country[0], country[1], 1.0
    return as_money(read, replace(amount, last=last), code, _ONE, confidence)


def as_money(read: Reader, amount: Amount, code: str, factor: Decimal, confidence: float) -> Amount:
    """The amount in a currency, `factor` of it for cents and the like."""
    value = multiply(amount.value, factor)
    priced = replace(amount, value=value, unit=Unit(code), confidence=confidence, money=True, code=code)
    return with_denominators(read, priced)


def with_currency_name(read: Reader, amount: Amount) -> Amount | None:
    """As in "11 euros", "5 million Australian dollars", "million-dollar", "3 dollars 50 cents"."""
    at = after_hyphen(read.lex, amount.last)
    at += amount.number.at_least and read.lex.lower(at) == "of"  # "tens of millions of dollars"
    if not read.lex.near(at) or read.lex.kind(at) == BREAK:
        return None
    money = read.currencies.after(read.lex, at, read.evidence, scaled=amount.number.scale >= 1000)
    if money is None:
        return None
    if read.lex.lower(at) in ("pound", "pounds") and money.last == at + 1 and _is_mass(read, amount):
        return None
    amount = replace(amount, last=money.last)
    if money.factor == _ONE:
        amount = _with_cents(read, amount, money)
    return as_money(read, amount, money.code, money.factor, money.confidence)


def _with_cents(read: Reader, amount: Amount, money: Money) -> Amount:
    """The cents that follow whole units of money, added."""
    lex = read.lex
    at = amount.last + 1 if lex.lower(amount.last) == "and" else amount.last
    if lex.kind(at) != NUMBER or not lex.near(at):
        return amount
    cents = read_numeral(lex, at, read.words.numbers)
    if cents is None or not cents.plain or cents.value >= 100:
        return amount
    part = read.currencies.after(lex, cents.last, read.evidence)
    if part is None or part.factor == _ONE:
        return amount
    return replace(amount, value=amount.value + multiply(cents.value, part.factor), last=part.last)


def _is_mass(read: Reader, amount: Amount) -> bool:
    """Whether "pounds" weigh rather than pay, by the words around."""
    first, last = max(0, amount.first - _WINDOW), min(len(read.lex), amount.last + _WINDOW)
    around = read.lex.lowers[first:last]
    context = read.words.money.context
    weighs = sum(word in context.mass_cues for word in around)
    pays = sum(word in context.money_cues for word in around)
    if amount.number.scale >= _MONEY_SCALE:
        return weighs > pays
    before = (read.lex.lower(amount.first - 1), read.lex.lower(amount.first - 2))
    if any(word in context.money_cues for word in before):
        return False  # "paid (about) 90 pounds for the fish"
    rows = read.currencies.rows
    if not weighs and any(read.evidence.count(rows[code]) for code in ("EGP", "LBP", "SYP", "SDG", "SSP")):
        return False
    return not pays or weighs >= pays
