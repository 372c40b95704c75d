"""Numbers without a unit, once it is known which noun they count: amounts or not."""

from __future__ import annotations

from newsfacts.mentions.quantities.counts import Item
from newsfacts.mentions.quantities.digits import read_digits
from newsfacts.mentions.quantities.lexer import NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.modifiers import after_modifier
from newsfacts.mentions.quantities.named_numbers import is_named_alone
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.tokens import Syntax
from newsfacts.mentions.quantities.vocabulary import Context, Scores, Vocabulary

_HIGHEST_SCORE = 1000
# How far from a run or a wicket the words of a cricket match are looked for, in lexemes.
_INNINGS = 30


def is_no_count(
    lex: Lexemes, reading: Reading, item: Item | None, words: Vocabulary, syntax: Syntax | None
) -> bool:
    """Whether a number that names no unit is no amount, knowing the noun that it counts."""
    number, context = reading.amount.number, words.context
    if number.form == "fraction":
        return _is_no_share(lex, reading, words)
    if reading.value == 1 and lex.lower(number.first) == "one":
        return _is_pronoun(lex, reading, item, context)
    if item is None:
        return (
            lex.lower(number.first) == "zero"
            or lex.lower(number.first - 1) in ("baker's", "baker’s", "baker")
            or _is_in_compound(lex, reading, words)
            or _is_points(lex, reading, context)
            or is_named_alone(lex, reading, context)
            or _is_of_innings(lex, reading, context.scores)
            or _is_name_by_tree(lex, reading, syntax)
        )
    return item.text in context.scores.points and _is_result(lex, item.last - 1, context)


def _is_result(lex: Lexemes, points: int, context: Context) -> bool:
    """Whether the points at `points` are one side's of "22 points to 10", not those of an index."""
    if lex.lower(points + 1) != "to" or lex.kind(points + 2) != NUMBER:
        return False
    first = read_digits(lex, points - 1) if lex.kind(points - 1) == NUMBER else None
    second = read_digits(lex, points + 2)
    if first is None or second is None:
        return lex.lower(points - 1) not in ("basis", "percentage", "percent")
    told = lex.lower(points - 3 if lex.lower(points - 2) == "by" else points - 2)
    changes = told in context.change.words and told not in context.scores.words and first.value < second.value
    return not changes and second.value < _HIGHEST_SCORE


def _is_name_by_tree(lex: Lexemes, reading: Reading, syntax: Syntax | None) -> bool:
    """Whether the tree hangs the number on the noun before, and no bound says that it is an amount."""
    if syntax is None or after_modifier(lex, reading.last) > reading.last:
        return False
    return syntax.follows_its_noun(lex.starts[reading.amount.number.last - 1])


def _is_of_innings(lex: Lexemes, reading: Reading, scores: Scores) -> bool:
    """Whether a small bare number stands among the words of a cricket match."""
    if not reading.amount.number.plain or reading.amount.value >= _HIGHEST_SCORE:
        return False
    around = lex.lowers[max(0, reading.first - _INNINGS) : reading.last + _INNINGS]
    return any(word in scores.innings for word in around)


def _is_no_share(lex: Lexemes, reading: Reading, words: Vocabulary) -> bool:
    """Whether a fraction is no part of anything counted: "the second half", "half an hour"."""
    context = words.context
    last = reading.last
    before, after = lex.lower(reading.first - 1), lex.lower(last)
    if before in words.numbers.ordinals.words or before in context.counting.not_before_half:
        return True
    if after == "of" and lex.lower(last + 2) in context.dates.durations:
        return True
    if lex.lower(reading.amount.number.last - 1) != "half":
        return False
    if before in context.names.hedges:
        return False  # "more than half voted"
    of_year = after == "of" and lex.kind(last + 1) == NUMBER
    return of_year or lex.kind(last) != WORD or after not in context.counting.after_half


def _is_pronoun(lex: Lexemes, reading: Reading, item: Item | None, context: Context) -> bool:
    """Whether "one" is a pronoun or an article: "one of the", "no one", "One resident said"."""
    counting = context.counting
    before, after = lex.lower(reading.first - 1), lex.lower(reading.last)
    if after == "per" and lex.kind(reading.last + 1) == NUMBER:
        return False
    if after in ("of", "by", "another") or before in counting.before_pronoun:
        return True
    if before in counting.one_verbs:
        return False
    if item is None:
        return True
    if item.text in counting.one_items:
        return False
    listed = before == "," and lex.lower(item.last) not in counting.one_sayers
    return not listed and before not in counting.one_cues


def _is_in_compound(lex: Lexemes, reading: Reading, words: Vocabulary) -> bool:
    """Whether the number is part of a word that counts nothing: "two-way", "four-legged"."""
    last = reading.last
    if lex.lower(last) in words.numbers.ordinals.words:
        return True
    joined = lex.is_hyphen(last) and lex.glued(last) and lex.glued(last + 1) and lex.kind(last + 1) == WORD
    return joined and lex.lower(last + 1) not in words.context.counting.after_number


def _is_points(lex: Lexemes, reading: Reading, context: Context) -> bool:
    """Whether the number is what a player or a side has scored: "3-1", "made 31 not out"."""
    scores, first, last = context.scores, reading.first, reading.last
    before, after = lex.lower(first - 1), lex.lower(last)
    plain = reading.amount.number.plain
    small = plain and reading.amount.value < _HIGHEST_SCORE
    if reading.joint == "-" and small and before not in scores.not_after:
        return True
    if before in scores.made or (
        lex.lower(first - 2) in scores.points and _is_result(lex, first - 2, context)
    ):
        return True
    if after in ("not", "all") and lex.lower(last + 1) == "out":
        return True
    return plain and after in ("off", "for") and lex.kind(last + 1) == NUMBER
