"""Numbers that are no amounts: ordinals, codes, scores, list numbers; dates and names elsewhere.

Every check looks at a bounded stretch around the number.
"""

from __future__ import annotations

from newsfacts.mentions.quantities.calendar_figures import is_calendar
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.named_numbers import is_named, is_of_class
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.vocabulary import Context, Vocabulary

# Longer runs of digits without groups are identifiers.
_LONGEST_CODE = 9
_LOPSIDED = 20
_QUOTES = frozenset("\"“‘'«")
_MARKS_BEFORE, _MARKS_AFTER = frozenset("#@_/\\:.=&№%×"), frozenset("_@\\=")


def is_excluded(lex: Lexemes, reading: Reading, words: Vocabulary) -> bool:
    """Whether `reading` is no amount, whatever noun follows it."""
    if reading.unit is not None:
        return _touches_name(lex, reading.first, words.context) or _is_measured_name(lex, reading, words)
    return (
        _is_code(lex, reading, words.context)
        or is_calendar(lex, reading, words.context)
        or is_named(lex, reading, words.context)
        or _is_score(lex, reading, words.context)
        or _is_list_number(lex, reading)
        or lex.lower(reading.first - 1) == "per"  # "cases per 100,000"
    )


def _touches_name(lex: Lexemes, first: int, context: Context) -> bool:
    """Whether a measured number still belongs to what is glued before it: "MiG-29 m"."""
    if not lex.glued(first):
        return False
    if lex.lower(first - 1) == "x" and lex.word(first - 2).isdecimal() and lex.word(first).isdecimal():
        return int(lex.words[first]) >= _LOPSIDED * int(lex.words[first - 2])  # "20x30 m", no "4x100m"
    if lex.kind(first - 1) in (WORD, NUMBER):
        return True
    if not (lex.is_hyphen(first - 1) and lex.glued(first - 1) and lex.kind(first - 2) == WORD):
        return False
    if lex.lower(first - 2) in context.names.joined:
        return False
    return lex.is_capital(first - 2) or len(lex.word(first - 2)) == 1


def _is_measured_name(lex: Lexemes, reading: Reading, words: Vocabulary) -> bool:
    """Whether digits and a letter glued to them name something: "Appendix 2C"."""
    if reading.amount.money or not lex.glued(reading.amount.number.last):
        return False
    return is_of_class(lex, reading.first, words.context.names)


def _is_code(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Whether letters, marks or digits touch the number: "G20", "5G", "23rd", "F-16", "555-1234"."""
    return (
        _is_glued_before(lex, reading.first, context)
        or _is_glued_after(lex, reading.last)
        or _is_identifier(lex, reading, context)
    )


def _is_glued_before(lex: Lexemes, first: int, context: Context) -> bool:
    if not lex.glued(first):
        return False
    if lex.kind(first - 1) in (WORD, NUMBER) or lex.word(first - 1) in _MARKS_BEFORE:
        return True
    joined = lex.is_hyphen(first - 1) and lex.glued(first - 1)
    return joined and lex.word(first - 2) != "(" and lex.lower(first - 2) not in context.names.joined


def _is_glued_after(lex: Lexemes, last: int) -> bool:
    if not lex.glued(last) or lex.kind(last) == BREAK:
        return False
    if lex.kind(last) in (NUMBER, WORD) or lex.word(last) in _MARKS_AFTER:
        return True
    if not lex.glued(last + 1):
        return False
    if lex.word(last) in (":", "/"):
        return lex.kind(last + 1) in (NUMBER, WORD)
    if lex.word(last) == ".":  # "683.jpg"; a sentence would go on with a capital
        return lex.kind(last + 1) == WORD and not lex.is_capital(last + 1)
    return lex.is_hyphen(last) and lex.kind(last + 1) == NUMBER


def _is_identifier(lex: Lexemes, reading: Reading, context: Context) -> bool:
    if not reading.amount.number.plain:
        return False
    word = lex.word(reading.amount.number.first)
    leading_zero = word[0] == "0" and len(word) > 1
    return leading_zero or len(word) >= _LONGEST_CODE or word in context.names.emergency


def _is_score(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Whether two numbers are a result: "a 5–4 vote", "won 3 to 1"."""
    if reading.joint not in ("-", "to"):
        return False
    around = (
        lex.lowers[max(0, reading.first - 5) : reading.first] + lex.lowers[reading.last : reading.last + 3]
    )
    return any(word in context.scores.words for word in around)


def _is_list_number(lex: Lexemes, reading: Reading) -> bool:
    """Whether the number counts a list or a note: "1." at the start of a line, "(2)"."""
    first, last = reading.first, reading.last
    if reading.amount.number.form != "digits":
        return False
    if lex.word(first - 1) in ("(", "[") and lex.word(last) in (")", "]"):
        return reading.amount.number.plain
    opens = first == 0 or lex.kind(first - 1) == BREAK
    if opens and lex.is_hyphen(last) and lex.is_capital(last + 1) and reading.amount.number.plain:
        return True  # "1 - Improving the system"
    closed = lex.word(last) in (".", ")") and lex.glued(last)
    return opens and closed and (lex.kind(last + 1) == WORD or lex.word(last + 1) in _QUOTES)
