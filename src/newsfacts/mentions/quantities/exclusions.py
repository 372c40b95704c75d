"""Numbers that are no amounts: dates, ordinals, scores, codes, parts of names.

Every check looks at a bounded stretch around the number and answers with the reason,
or with the empty string where the number may be an amount.
"""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.quantities.counts import Item
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.tokens import Syntax
from newsfacts.mentions.quantities.vocabulary import Context, Vocabulary

_YEARS = (Decimal(1500), Decimal(2100))
_LONGEST_CODE = 9


def reason_against(lex: Lexemes, reading: Reading, words: Vocabulary) -> str:
    """Why `reading` is no amount: a word for the reason, or the empty string."""
    if reading.unit is not None:
        return _against_measure(lex, reading, words)
    return (
        _ordinal(lex, reading, words)
        or _code(lex, reading, words.context)
        or _date(lex, reading, words.context)
        or _name(lex, reading, words.context)
        or _score(lex, reading, words.context)
        or _list_number(lex, reading)
    )


def _against_measure(lex: Lexemes, reading: Reading, words: Vocabulary) -> str:
    """Reasons that hold even where a unit follows."""
    first = reading.first
    if lex.glued(first) and lex.kind(first - 1) in (WORD, NUMBER):
        return "code"
    if lex.glued(first) and lex.is_hyphen(first - 1) and lex.glued(first - 1):
        if lex.kind(first - 2) == WORD and lex.lower(first - 2) not in ("sub", "minus", "mid", "now"):
            if lex.is_capital(first - 2) or len(lex.word(first - 2)) == 1:
                return "code"
    return ""


def _ordinal(lex: Lexemes, reading: Reading, words: Vocabulary) -> str:
    last = reading.last
    if lex.glued(last) and lex.lower(last) in words.numbers.ordinals.suffixes:
        return "ordinal"
    return ""


def _code(lex: Lexemes, reading: Reading, context: Context) -> str:
    """Letters, marks or further digits that touch the number: "G20", "5G", "F-16", "555-1234"."""
    first, last = reading.first, reading.last
    if lex.glued(first):
        before = lex.word(first - 1)
        if lex.kind(first - 1) in (WORD, NUMBER) or before in "#@_/\\:.=&№":
            return "code"
        if lex.is_hyphen(first - 1) and lex.glued(first - 1) and lex.word(first - 2) not in ("(", "sub", "now"):
            return "code"
    if lex.glued(last) and lex.kind(last) != BREAK:
        after = lex.word(last)
        if lex.kind(last) == NUMBER or after in "_@\\=":
            return "code"
        if lex.kind(last) == WORD:
            return "decade" if after == "s" else "code"
        if after in ":/" and lex.glued(last + 1) and lex.kind(last + 1) in (NUMBER, WORD):
            return "time" if after == ":" else "code"
        if lex.is_hyphen(last) and lex.glued(last + 1) and lex.kind(last + 1) == NUMBER:
            return "score"
    word = lex.word(reading.amount.number.first)
    if reading.amount.number.plain:
        if len(word) >= _LONGEST_CODE or (word[0] == "0" and len(word) > 1):
            return "code"
        if word in context.names.emergency:
            return "code"
    return ""


def _date(lex: Lexemes, reading: Reading, context: Context) -> str:
    first, last = reading.first, reading.last
    dates = context.dates
    before, after = lex.lower(first - 1), lex.lower(last)
    if after in dates.clock and lex.near(last):
        return "time"
    number = reading.amount.number
    if number.scale != 1 or number.form == "fraction":
        return ""
    value = reading.amount.value
    at = first - 2 if before == "." else first - 1
    if lex.lower(at) in dates.months and _is_month(lex, at) and (value < 32 or _is_year(value)):
        return "date"
    if after in dates.months and _is_month(lex, last) and value < 32:
        return "date"
    if after == "of" and lex.lower(last + 1) in dates.months and _is_month(lex, last + 1) and value < 32:
        return "date"
    if number.plain and len(lex.word(number.first)) == 4 and _is_year(value):
        return _year(lex, reading, context)
    if before in (",", "and", "to", "-", "–") and value < 32 and _continues_days(lex, first, dates.months):
        return "date"
    return ""


def _is_month(lex: Lexemes, index: int) -> bool:
    return lex.is_capital(index)


def _is_year(value: Decimal) -> bool:
    return _YEARS[0] <= value < _YEARS[1]


def _year(lex: Lexemes, reading: Reading, context: Context) -> str:
    """A bare number of four digits is a year unless a counted noun and no date word is beside it."""
    before = lex.lower(reading.first - 1)
    after = lex.lower(reading.last)
    counting = context.counting
    if before in context.dates.year_cues or reading.joint:
        return "year"
    plural = (after.endswith("s") and after not in counting.not_plural) or after in counting.plurals
    if lex.kind(reading.last) == WORD and plural and not lex.is_capital(reading.last):
        return ""
    return "year"


def _continues_days(lex: Lexemes, first: int, months: frozenset[str]) -> bool:
    """ "March 3, 4 and 5": whether the numbers before go back to a month, or a month follows."""
    index = first - 1
    for _ in range(6):
        if lex.kind(index) == NUMBER or lex.lower(index) in (",", "and", "to", "-", "–", "or"):
            index -= 1
        else:
            break
    return lex.lower(index) in months and lex.is_capital(index)


def _name(lex: Lexemes, reading: Reading, context: Context) -> str:
    first, last = reading.first, reading.last
    names = context.names
    at = first - 1
    if lex.kind(at) == SIGN and lex.word(at) == "." and lex.glued(at):
        at -= 1  # "No. 5", "Sec. 12"
    before = lex.word(at)
    if lex.near(first) and (before in names.capital or before.lower() in names.lower):
        return "name"
    number = reading.amount.number
    if number.form == "words":
        return _word_in_name(lex, reading, context)
    if number.form != "digits" or reading.value is None:
        return ""
    if _is_address(lex, last, names.streets):
        return "address"
    if not number.plain or not lex.spaced(first) or not lex.is_capital(first - 1):
        return ""
    # "Apollo 11", "Windows 10": a name before, no noun to count after.
    inside = lex.kind(first - 2) == WORD or lex.is_capital(first - 1)
    opens = first - 1 == 0 or lex.kind(first - 2) in (BREAK, SIGN)
    function = before.lower() in context.counting.stop or before.lower() in _hedges()
    if function or (opens and not inside):
        return ""
    counted = lex.kind(last) == WORD and lex.near(last) and lex.lower(last) not in context.counting.stop
    return "" if counted and not lex.is_capital(last) else "name"


def _hedges() -> frozenset[str]:
    return _HEDGES


_HEDGES = frozenset(
    {
        "about", "around", "nearly", "almost", "some", "roughly", "approximately", "over", "under", "only", "just",
        "another", "all", "those", "these", "every", "each", "other", "estimated", "reportedly", "exactly", "least", "most",
        "than", "killed", "injured",
    }
)  # fmt: skip


def _word_in_name(lex: Lexemes, reading: Reading, context: Context) -> str:
    """ "Group of Seven", "Big Four": a number word with a capital inside a sentence."""
    first = reading.amount.number.first
    if not lex.is_capital(first) or lex.lower(first) in ("a", "an"):
        return ""
    opens = lex.kind(first - 1) in (BREAK, SIGN)
    if not opens:
        return "name"
    # "Seven Network said": at the start only a name that goes on in capitals, singular.
    return ""


def _is_address(lex: Lexemes, last: int, streets: frozenset[str]) -> bool:
    """ "10 Downing Street": capitals that end in a word for a street."""
    for index in range(last, last + 4):
        if not lex.is_capital(index) or not lex.near(index):
            return False
        if lex.lowers[index] in streets and index > last:
            return True
    return False


def _score(lex: Lexemes, reading: Reading, context: Context) -> str:
    """ "3-1", "5–4 vote", "won 3 to 1"."""
    scores = context.scores
    if reading.joint not in ("-", "to"):
        return ""
    window = lex.lowers[max(0, reading.first - 5) : reading.first] + lex.lowers[reading.last : reading.last + 3]
    if reading.joint == "-" and lex.kind(reading.last) != WORD:
        before = lex.lowers[max(0, reading.first - 2) : reading.first]
        return "" if any(word in ("aged", "ages", "age", "between") for word in before) else "score"
    return "score" if any(word in scores.words for word in window) else ""


def _list_number(lex: Lexemes, reading: Reading) -> str:
    """ "1." or "(2)": the number of an item, a note or a paragraph."""
    first, last = reading.first, reading.last
    if reading.amount.number.form != "digits":
        return ""
    opens = first == 0 or lex.kind(first - 1) == BREAK
    if opens and lex.word(last) in (".", ")") and lex.glued(last) and lex.kind(last + 1) == WORD:
        return "list"
    if lex.word(first - 1) in ("(", "[") and lex.word(last) in (")", "]") and reading.amount.number.plain:
        return "note"
    return ""


def reason_against_word(
    lex: Lexemes, reading: Reading, item: Item | None, words: Vocabulary, syntax: Syntax | None
) -> str:
    """Why a number that names no unit is no amount, knowing the noun that it counts."""
    number = reading.amount.number
    lower = lex.lower(number.first)
    if number.form == "fraction":
        return _no_share(lex, reading, words)
    if lower == "one" and reading.value == 1:
        return _no_single(lex, reading, item, words.context)
    if lower == "zero" and (item is None or item.text == lex.lower(reading.last)[:-1]):
        return "zero"
    if item is None and syntax is not None and syntax.follows_its_noun(lex.starts[number.last - 1]):
        return "name"
    if item is None and lex.lower(reading.first - 1) in words.context.scores.made:
        return "score"
    return ""


def _no_share(lex: Lexemes, reading: Reading, words: Vocabulary) -> str:
    """ "the second half", "half back", "half an hour": no part of anything that is counted."""
    before, after = lex.lower(reading.first - 1), lex.lower(reading.last)
    if before in words.numbers.ordinals.words or before in ("other", "attacking"):
        return "half"
    durations = words.context.dates.durations
    if after == "of" and lex.lower(reading.last + 1) in ("a", "an", "the") and lex.lower(reading.last + 2) in durations:
        return "duration"
    if lex.lower(reading.amount.number.last - 1) != "half":
        return ""
    of_year = after == "of" and lex.kind(reading.last + 1) == NUMBER
    if of_year or lex.kind(reading.last) != WORD or after not in _HALF_OF:
        return "half"
    return ""


_HALF_OF = frozenset({"of", "the", "its", "their", "his", "her", "all", "those", "these", "our", "my", "your", "were", "are", "have", "said"})


def _no_single(lex: Lexemes, reading: Reading, item: Item | None, context: Context) -> str:
    """ "one of the", "no one", "One resident said": a pronoun or an article."""
    before, after = lex.lower(reading.first - 1), lex.lower(reading.last)
    if after == "of" or before in _BEFORE_PRONOUN or after in ("by", "another", "day"):
        return "pronoun"
    if before in context.counting.one_cues:
        return ""
    return "article" if item is not None else "pronoun"


_BEFORE_PRONOUN = frozenset({"no", "the", "this", "that", "another", "which", "every", "some", "any", "each", "last", "new", "good"})
