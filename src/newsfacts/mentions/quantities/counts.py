"""Finding the noun that a number counts: "186 facilities", "nine other East African countries"."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.mentions.quantities.lexer import NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.tokens import Syntax
from newsfacts.mentions.quantities.vocabulary import Context, Counting

_REACH = 8
_MANY = 100
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "your", "my", "them"})

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_NO_PART = frozenset({"per", "in", "for", "at"})
_JOINTS = frozenset({"and", "or", "to", ","})
_QUOTES = frozenset("\"“”'‘’«")


@dataclass(frozen=True, slots=True)
class Item:
    """The counted noun, over lexemes that end before `last`; `text` is in lower case."""

    text: str
    last: int
    is_duration: bool = False


def counted_item(
    lex: Lexemes, reading: Reading, start: int, context: Context, syntax: Syntax | None
) -> Item | None:
    """The noun that the number of `reading` counts, or None.

    Args:
        lex: The lexemes of the text.
        reading: The number.
        start: The lexeme after the number and what may follow it ("two or more doses").
        context: The words that end a noun phrase.
        syntax: The tree, where there is one.
    """
    last = reading.last
    if _is_suspended(lex, last):
        return _of_suspended(lex, last, context)
    if lex.is_hyphen(last) and _joins(lex, last) and lex.kind(last + 1) == WORD:
        compound = _compound(lex, last, context)
        if compound is not None or lex.lowers[last + 1] not in context.counting.after_number:
            return compound
    start = _after_of(lex, start)
    if syntax is not None and syntax.has_tree and start == last:
        found = _by_tree(lex, reading.amount.number.last - 1, context, syntax)
        if found is not None or not (
            _may_hold_noun(lex, last, syntax) or _is_plural_for_certain(lex, reading, context)
        ):
            return found
    if syntax is not None and start > last and not _may_hold_noun(lex, start, syntax):
        return None  # "five of those involved"
    item = _by_form(lex, start, context)
    if item is None and reading.value == 1 and start == last:
        return _singular(lex, start, context)
    return item


def _is_plural_for_certain(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """As in "2000 hires", for no verb in -s has so many for its subject; "Flight 370 vanishes" has one."""
    if reading.amount.value < _MANY or lex.is_capital(reading.first - 1) or not lex.near(reading.last):
        return False
    return lex.kind(reading.last) == WORD and context.counting.is_plural(lex.words[reading.last])


def _may_hold_noun(lex: Lexemes, index: int, syntax: Syntax) -> bool:
    """Whether the word at `index` may begin what is counted: a noun, an adjective, a participle."""
    if index >= len(lex) or not syntax.has_tags:
        return index < len(lex)
    pos = syntax.pos(lex.starts[index])
    return pos in _NOMINAL or (pos == "VERB" and lex.lowers[index].endswith(("ed", "ing", "en")))


def _singular(lex: Lexemes, index: int, context: Context) -> Item | None:
    """The word after "one"."""
    word = lex.lower(index)
    if lex.kind(index) != WORD or not lex.near(index) or word in context.counting.stop:
        return None
    return Item(word, index + 1, is_duration=word in context.dates.durations)


def _compound(lex: Lexemes, last: int, context: Context) -> Item | None:
    """As in "55-member", "three-judge": the noun joined to the number."""
    word = lex.lowers[last + 1]
    if word in context.counting.no_compound or word.endswith("ed"):
        return None
    return Item(word, last + 2, is_duration=word in context.dates.durations)


def _after_of(lex: Lexemes, last: int) -> int:
    """Past "of the", "of its": "five of its seats" counts seats."""
    if lex.lower(last) == "of" and lex.lower(last + 1) in _DETERMINERS:
        return last + 2
    if lex.lower(last) == "of" and lex.lower(last - 1) in ("dozen", "dozens"):
        return last + 1  # "a dozen of countries"
    return last


def _by_tree(lex: Lexemes, number_at: int, context: Context, syntax: Syntax) -> Item | None:
    token = syntax.counted(lex.ends[number_at] - 1)
    if token is None:
        return None
    index = number_at + 1
    stop = token.idx + len(token.text)
    while index < len(lex) and lex.starts[index] < token.idx and index - number_at < 4 * _REACH:
        index += 1
    if index >= len(lex) or lex.starts[index] >= stop:
        return None
    while index + 1 < len(lex) and lex.ends[index + 1] <= stop:
        index += 1
    while _joins(lex, index + 1) and lex.kind(index + 2) == WORD:
        index += 2  # "co-petitioners" is one noun of several tokens
    word = lex.lowers[index]
    if (
        len(word) == 1
        or not word[0].isalpha()
        or word in context.counting.measures
        or word in context.counting.uncounted
    ):
        return None
    if lex.is_capital(index) and not context.counting.is_plural(lex.words[index]):
        named = _by_form(lex, index + 1, context) if lex.is_capital(index + 1) else None
        if named is not None:
            return named  # "0.65 TC Energy Common Shares"
    if any(lex.lowers[between] in _NO_PART for between in range(number_at + 1, index)):
        return None  # "seven per 100,000 people", "12,500 in costs"
    if any(lex.lowers[between] in _JOINTS for between in range(number_at + 1, index)):
        index = number_at  # "10,000 and 300,000 people": the noun stands with the other number
    return Item(word, index + 1, is_duration=word in context.dates.durations)


def _is_suspended(lex: Lexemes, index: int) -> bool:
    """Whether a hyphen leaves the noun to the next number: "four-, five- and six-cylinder"."""
    suspends = not lex.glued(index + 1) or lex.word(index + 1) == ","
    return lex.is_hyphen(index) and lex.glued(index) and suspends


def _of_suspended(lex: Lexemes, index: int, context: Context) -> Item | None:
    """The noun that the last number of "four-, five- and six-cylinder" is joined to."""
    for at in range(index + 1, index + 2 * _REACH):
        if lex.is_hyphen(at) and _joins(lex, at) and lex.kind(at + 1) == WORD:
            found = _compound(lex, at, context)
            return None if found is None else Item(found.text, index, found.is_duration)
    return None


def _by_form(lex: Lexemes, start: int, context: Context) -> Item | None:
    """The first plural before anything that ends the noun phrase."""
    counting = context.counting
    index = start
    while index - start < _REACH:
        if lex.kind(index) == SIGN and (lex.words[index] in _QUOTES or _joins(lex, index)):
            index += 1
            continue
        if _is_model(lex, index, start):
            index += 1
            continue
        if lex.kind(index) != WORD or not (lex.near(index) or index == start):
            return None
        word = lex.lowers[index]
        if word in context.dates.durations:
            return Item(word, index + 1, is_duration=True)
        if word in counting.stop and not _is_initials(lex, index):
            return None
        if _names_a_nation(lex, index, counting):
            index += 1
            continue
        if counting.is_plural(lex.words[index]) or (word in counting.people and index == start):
            index = _last_plural(lex, index, counting)
            return Item(lex.lowers[index], index + 1)
        index += 1
    return None


def _is_model(lex: Lexemes, index: int, start: int) -> bool:
    """Whether digits inside the noun phrase name a model: "two new 737 Max jets", "six F-16 fighters"."""
    if lex.kind(index) != NUMBER or index == start or not lex.words[index].isdecimal():
        return False
    return lex.near(index) and lex.kind(index - 1) != NUMBER and lex.kind(index + 1) == WORD


def _is_initials(lex: Lexemes, index: int) -> bool:
    """Whether capitals that spell a stop word are initials: "two US officials"."""
    initials = lex.words[index].isupper() and len(lex.words[index]) > 1
    return initials and not lex.word(index + 1).isupper()


def _joins(lex: Lexemes, index: int) -> bool:
    return lex.is_hyphen(index) and lex.glued(index) and lex.glued(index + 1)


def _names_a_nation(lex: Lexemes, index: int, counting: Counting) -> bool:
    """As in "three Chinese funds": a nation as an adjective, though it is also a plural."""
    if not lex.is_capital(index) or lex.lowers[index].endswith("s") or lex.kind(index + 1) != WORD:
        return False
    return lex.lowers[index] in counting.plurals and lex.lowers[index + 1] not in counting.stop


def _last_plural(lex: Lexemes, index: int, counting: Counting) -> int:
    """Go on from a plural inside a name to the noun: "Armed Forces personnel"."""
    following = lex.lower(index + 1)
    if lex.kind(index + 1) != WORD or not lex.near(index + 1) or lex.is_capital(index + 1):
        return index
    if lex.lowers[index] in counting.adjuncts and counting.is_plural(following):
        return index + 1
    if following in counting.plurals or (lex.is_capital(index) and counting.is_plural(following)):
        return index + 1
    return index
