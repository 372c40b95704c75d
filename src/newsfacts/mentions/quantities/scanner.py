"""The whole way from a text to its quantities, in one pass over the lexemes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext

from newsfacts.annotations import Quantity
from newsfacts.mentions.quantities.ages import age_span
from newsfacts.mentions.quantities.amounts import read_amount
from newsfacts.mentions.quantities.calendar_figures import past_date, past_phone
from newsfacts.mentions.quantities.counts import Item, counted_item
from newsfacts.mentions.quantities.ellipsis import with_item_of
from newsfacts.mentions.quantities.exact import divide, tidy
from newsfacts.mentions.quantities.exclusions import is_excluded
from newsfacts.mentions.quantities.extension import Tables
from newsfacts.mentions.quantities.grouping import Sized, grouped
from newsfacts.mentions.quantities.intervals import as_interval
from newsfacts.mentions.quantities.lexer import NUMBER, Lexemes, lex
from newsfacts.mentions.quantities.lone_numbers import is_no_count
from newsfacts.mentions.quantities.magnitudes import magnitude_span
from newsfacts.mentions.quantities.modifiers import after_modifier, modification
from newsfacts.mentions.quantities.ranges import Reading, read_range, single
from newsfacts.mentions.quantities.rates import read_denominators
from newsfacts.mentions.quantities.reader import Reader, reader
from newsfacts.mentions.quantities.tokens import Syntax
from newsfacts.mentions.quantities.units import Unit
from newsfacts.mentions.quantities.vocabulary import Vocabulary
from newsfacts.spans import CharSpan

# Wide enough that sums and products of amounts are never rounded, whatever the caller set.
_EXACT = Context(prec=80)
_DIMENSIONLESS = Unit("dimensionless")
# How sure a reading is by what marks it: a unit, a counted noun, nothing at all.
_MEASURED, _COUNTED, _BARE = 0.95, 0.9, 0.7
# And by how much less where only the least is told ("hundreds of thousands").
_OPEN = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """What a number turned out to be, over lexemes `first` up to, not including, `last`.

    The modifier is looked for before `first` and after `last`.
    """

    first: int
    last: int
    unit: Unit
    confidence: float
    item: str | None = None
    divisor: Decimal = Decimal(1)


def find_quantities(
    text: str, syntax: Syntax | None = None, tables: Tables | None = None
) -> tuple[Quantity, ...]:
    """Every amount of `text` in order, none overlapping another.

    Args:
        text: The text of an article.
        syntax: Its tree and parts of speech, where known.
        tables: Units and currencies other than those of the package alone.

    >>> [(str(q.value), q.unit) for q in find_quantities("It costs about $10m a year.")]
    [('10000000', 'USD / year')]
    """
    with localcontext(_EXACT):
        return _find(text, syntax, tables)


def _find(text: str, syntax: Syntax | None, tables: Tables | None) -> tuple[Quantity, ...]:
    read = reader(lex(text), tables.units, tables.currencies) if tables else reader(lex(text))
    quantities: list[Quantity] = []
    end = last = 0
    for sized in grouped(read, _readings(read)):
        found = _identify(read, sized, syntax)
        if found is None:
            continue
        quantity = _quantity(read.lex, sized, found)
        if quantity.span.start < end:
            continue
        if found.confidence == _BARE and sized.reading.amount.number.form in ("digits", "words"):
            before = quantities[-1] if quantities else None
            first = bisect_left(read.lex.starts, quantity.span.start)
            quantity = with_item_of(read.lex, quantity, before, first, found.last)
        if quantities and found.first == last + 1 and read.lex.lower(last) == "or":
            quantity = _as_alternative(quantity, quantities[-1])
        interval = as_interval(quantities[-1], quantity, text[end : quantity.span.start]) if end else None
        if interval is not None:
            quantities.pop()
        quantities.append(interval or quantity)
        end, last = quantity.span.end, found.last
    return tuple(quantities)


def _as_alternative(quantity: Quantity, before: Quantity) -> Quantity:
    """The second amount of "about $8,000 or €7,000", as blurred as the first."""
    blurred = before.modifier == "approximate" and quantity.modifier is None
    if not blurred or quantity.dimension != before.dimension or quantity.dimension == "count":
        return quantity
    return replace(quantity, modifier="approximate")


def _readings(read: Reader) -> list[Reading]:
    """Every number of the text with its unit, ranges joined."""
    lexemes = read.lex
    found: list[Reading] = []
    index = 0
    while index < len(lexemes):
        amount = None
        if _may_open(lexemes, index, read.words):
            past = max(past_date(lexemes, index), past_phone(lexemes, index))
            if past > index:
                index = past
                continue
            amount = read_amount(read, index)
        if amount is None:
            index += 1
            continue
        found.append(read_range(read, amount) or single(amount))
        index = max(found[-1].last, index + 1)
    return found


def _may_open(lexemes: Lexemes, index: int, words: Vocabulary) -> bool:
    if lexemes.kinds[index] == NUMBER:
        return True
    word = lexemes.lowers[index]
    if word in ("a", "an"):
        return lexemes.lower(index + 1) in words.after_article
    return word in words.openers


def _identify(read: Reader, sized: Sized, syntax: Syntax | None) -> Found | None:
    """What the number is: an age, a measure, a count, a bare amount, or nothing of these."""
    reading = sized.reading
    age = age_span(read.lex, reading, read.words.context)
    if age is not None:
        unit = reading.unit if reading.is_duration and reading.unit else Unit("year")
        return Found(min(sized.first, age[0]), age[1], unit, _COUNTED)
    if is_excluded(read.lex, reading, read.words):
        return None
    if reading.unit is not None:
        if reading.is_duration:
            return None
        return Found(sized.first, reading.last, reading.unit, _MEASURED * reading.confidence)
    magnitude = magnitude_span(read.lex, reading, read.words.context.counting)
    if magnitude is not None:
        return Found(*magnitude, _DIMENSIONLESS, _COUNTED)
    return _count(read, reading, syntax)


def _count(read: Reader, reading: Reading, syntax: Syntax | None) -> Found | None:
    """A number without a unit: how many of what."""
    item: Item | None = None
    if reading.amount.number.form not in ("fraction", "multiple"):
        start = after_modifier(read.lex, reading.last)
        start += reading.amount.number.at_least and read.lex.lower(start) == "of"
        item = counted_item(read.lex, reading, start, read.words.context, syntax)
        if item is not None and item.is_duration:
            return None
        if item is not None and item.text in read.words.context.counting.expecting and _is_huge(reading):
            item = None
    if is_no_count(read.lex, reading, item, read.words, syntax):
        return None
    last = item.last if item is not None else reading.last
    rate = read_denominators(read.lex, last, read.units, money=False)
    unit, divisor = _DIMENSIONLESS, Decimal(1)
    if rate is not None and read.lex.lower(last) not in read.units.rates.adverbs:
        unit = Unit(" / ".join(("1", *rate.units))) if rate.units else unit
        last, divisor = rate.last, rate.number
    confidence = _COUNTED if item is not None else _BARE
    return Found(reading.first, last, unit, confidence, item.text if item else None, divisor)


def _is_huge(reading: Reading) -> bool:
    return reading.amount.number.scale > 1000


def _quantity(lexemes: Lexemes, sized: Sized, found: Found) -> Quantity:
    """The record of a number that is an amount."""
    reading = sized.reading
    marks = modification(lexemes, found.first, reading.amount.number.last, found.last)
    value, low, high = reading.value, reading.low, reading.high
    if found.divisor != 1:
        value, low, high = (divide(x, found.divisor) if x is not None else None for x in (value, low, high))
    if reading.amount.number.scale != 1 or reading.amount.factored:
        value, low, high = (tidy(x) if x is not None else None for x in (value, low, high))
    modifier = "at_least" if reading.amount.number.at_least else marks.modifier
    if value is not None and marks.modifier in ("at_least", "more_than"):
        low = value
    if value is not None and marks.modifier in ("at_most", "less_than"):
        high = value
    return Quantity(
        span=CharSpan(lexemes.starts[marks.first], lexemes.ends[marks.last - 1]),
        value=value,
        low=low,
        high=high,
        unit=found.unit.name,
        dimension=found.unit.dimension,
        item=found.item,
        count=sized.count,
        modifier=modifier,
        confidence=round(found.confidence * (_OPEN if reading.amount.number.at_least else 1), 4),
    )
