"""The words of amounts, read once from `data/en/` and checked on load."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.lexicon import load_toml


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ScaleRules(_Table):
    """When a multiplier is one, and which words leave the number open."""

    only_after_number: frozenset[str]
    vague: frozenset[str]
    open: dict[str, int]
    before_part: frozenset[str]
    after_part: frozenset[str]
    vague_before: frozenset[str]


class Letters(_Table):
    """Letters that multiply where they touch the digits, by what they need beside them."""

    money: dict[str, int]
    any: dict[str, int]
    before_unit: dict[str, int]
    count_cues: dict[str, frozenset[str]]


class Ordinals(_Table):
    """Ordinal words and the suffixes that make digits ordinal."""

    words: frozenset[str]
    suffixes: frozenset[str]


class Numbers(_Table):
    """`numbers.toml`."""

    words: dict[str, int]
    scales: dict[str, int]
    scale_rules: ScaleRules
    letters: Letters
    fractions: dict[str, int]
    glyphs: dict[str, tuple[int, int]]
    multiples: dict[str, int]
    ordinals: Ordinals


class Exceptions(_Table):
    """Words before which a modifier is none."""

    not_after: dict[str, frozenset[str]]


class ModifierTable(_Table):
    """`modifiers.toml`: phrases by what they say."""

    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    governing: dict[str, frozenset[str]]
    transparent: dict[str, frozenset[str]]
    exceptions: Exceptions


class Dates(_Table):
    """Words that make a number part of a date or a duration."""

    months: frozenset[str]
    days: frozenset[str]
    year_cues: frozenset[str]
    weak_year_cues: frozenset[str]
    joints: frozenset[str]
    clock: frozenset[str]
    durations: frozenset[str]


class Names(_Table):
    """Words that make a number part of a name."""

    capital: frozenset[str]
    lower: frozenset[str]
    streets: frozenset[str]
    rankings: frozenset[str]
    hedges: frozenset[str]
    joined: frozenset[str]
    emergency: frozenset[str]
    indices: frozenset[str]


class Scores(_Table):
    """Words that make two numbers a result."""

    words: frozenset[str]
    made: frozenset[str]
    points: frozenset[str]
    outings: frozenset[str]
    innings: frozenset[str]
    not_after: frozenset[str]


class Ages(_Table):
    """Words that make a number an age."""

    before: frozenset[str]
    turning: frozenset[str]
    blurs: frozenset[str]
    people: frozenset[str]
    be: frozenset[str]
    contracted: frozenset[str]
    after: frozenset[str]
    groups: frozenset[str]
    nouns: frozenset[str]


class Change(_Table):
    """Words that tell two values of a change from a range."""

    words: frozenset[str]
    range_words: frozenset[str]


class Parallel(_Table):
    """Words that tell whether a bare number has the unit of a number before it."""

    copulas: frozenset[str]
    comparing: frozenset[str]
    of_levels: frozenset[str]
    of_same_kind: frozenset[str]
    hedges: frozenset[str]
    after: frozenset[str]
    gapped: frozenset[str]
    levels: frozenset[str]


class Counting(_Table):
    """Words that help to find the noun that a number counts."""

    stop: frozenset[str]
    plurals: frozenset[str]
    people: frozenset[str]
    not_plural: frozenset[str]
    one_verbs: frozenset[str]
    one_cues: frozenset[str]
    one_sayers: frozenset[str]
    one_items: frozenset[str]
    before_pronoun: frozenset[str]
    no_compound: frozenset[str]
    after_number: frozenset[str]
    adjuncts: frozenset[str]
    after_half: frozenset[str]
    not_before_half: frozenset[str]
    races: frozenset[str]
    sized: frozenset[str]
    uncounted: frozenset[str]
    expecting: frozenset[str]

    def is_plural(self, word: str) -> bool:
        """Whether a word looks like a plural noun; "MPs" does by its capitals."""
        if len(word) > 2 and word.endswith("s") and word[:-1].isupper():
            return True
        word = word.lower()
        if word in self.plurals:
            return True
        if len(word) < 4 or word in self.not_plural or not word.endswith("s"):
            return False
        return not word.endswith(("ss", "'s", "’s", "us", "is"))

    measures: frozenset[str]
    quakes: frozenset[str]


class Context(_Table):
    """`quantity_context.toml`."""

    dates: Dates
    names: Names
    scores: Scores
    ages: Ages
    change: Change
    parallel: Parallel
    counting: Counting


class Noun(_Table):
    """A noun of money: its surfaces and what it means standing alone."""

    forms: tuple[str, ...]
    default: str | None = None
    guarded: bool = Field(default=False)


class Minor(_Table):
    """A part of a currency: `factor` of `of`, or of the one that the article uses."""

    forms: tuple[str, ...]
    factor: Decimal
    of: str | None = None


class MoneyContext(_Table):
    """Words that tell money from its namesakes."""

    attached_minor: dict[str, str]
    not_before: frozenset[str]
    money_cues: frozenset[str]
    mass_cues: frozenset[str]
    strong_symbols: frozenset[str]
    wordlike_codes: frozenset[str]
    english_words: frozenset[str]
    abbreviated: dict[str, str]


class MoneyWords(_Table):
    """`currency_words.toml`."""

    nouns: dict[str, Noun]
    minor: dict[str, Minor]
    context: MoneyContext


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that the readers of amounts look words up in.

    `openers` are the words that a number in words may begin with, `after_article` those
    that make "a" and "an" one of them.
    """

    numbers: Numbers
    modifiers: ModifierTable
    context: Context
    money: MoneyWords
    openers: frozenset[str]
    after_article: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The English vocabulary, read on first use.

    Raises:
        LexiconError: If a file is malformed.
    """
    numbers = load_toml("en/numbers.toml", Numbers)
    scales = frozenset(numbers.scales) - numbers.scale_rules.only_after_number - numbers.scale_rules.vague
    return Vocabulary(
        numbers=numbers,
        modifiers=load_toml("en/modifiers.toml", ModifierTable),
        context=load_toml("en/quantity_context.toml", Context),
        money=load_toml("en/currency_words.toml", MoneyWords),
        openers=scales.union(
            numbers.words, numbers.glyphs, numbers.multiples, numbers.scale_rules.open, ("half", "quarter")
        ),
        after_article=scales.union(numbers.fractions, ("couple",)),
    )
