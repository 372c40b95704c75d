"""Words that blur or bound an amount, before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsfacts.annotations import QuantityModifier
from newsfacts.errors import LexiconError
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes, lex
from newsfacts.mentions.quantities.vocabulary import ModifierTable, vocabulary

_GOVERNED = 5
_DIFFERENCES = frozenset({"%", "percent", "pct", "cent", "times", "points", "million", "billion"})
_NEGATIONS = frozenset({"not", "never", "cannot"})
_MODIFIERS: dict[str, QuantityModifier] = {
    "approximate": "approximate",
    "at_least": "at_least",
    "at_most": "at_most",
    "more_than": "more_than",
    "less_than": "less_than",
}


@dataclass(frozen=True, slots=True)
class Modification:
    """What is said of an amount, and the lexemes that it adds to it on either side."""

    modifier: QuantityModifier | None
    first: int
    last: int


class ModifierPhrases:
    """The phrases of `modifiers.toml`, by their words."""

    def __init__(self, table: ModifierTable) -> None:
        self.before = _by_words(table.before)
        self.after = _by_words(table.after)
        self.governing = {word: _known(name) for name, words in table.governing.items() for word in words}
        self.transparent = table.transparent["words"]
        self.not_after = table.exceptions.not_after
        self.longest_before = max(len(words) for words in self.before)
        self.longest_after = max(len(words) for words in self.after)
        self.last_before = frozenset(words[-1] for words in self.before)
        self.first_after = frozenset(words[0] for words in self.after)


def _by_words(table: dict[str, tuple[str, ...]]) -> dict[tuple[str, ...], QuantityModifier]:
    found: dict[tuple[str, ...], QuantityModifier] = {}
    for name, phrases in table.items():
        for phrase in phrases:
            words = tuple(lex(phrase).lowers)
            if found.setdefault(words, _known(name)) != name:
                raise LexiconError(f"data/en/modifiers.toml: {phrase!r} stands under two modifiers")
    return found


def _known(name: str) -> QuantityModifier:
    if name not in _MODIFIERS:
        raise LexiconError(f"data/en/modifiers.toml: unknown modifier {name!r}")
    return _MODIFIERS[name]


def modification(lexemes: Lexemes, first: int, number_end: int, last: int) -> Modification:
    """The modifier of an amount, and the amount's lexemes with it.

    Args:
        lexemes: The lexemes of the text.
        first: Where the amount begins.
        number_end: The lexeme after its number, where "+" or "or more" may stand.
        last: The lexeme after its unit or noun.
    """
    phrases = modifier_phrases()
    modifier, start = _before(lexemes, first, phrases)
    after, end = _after(lexemes, last, phrases)
    if after is None and number_end != last:
        after, end = _after(lexemes, number_end, phrases)
    if after is not None and modifier in (None, "approximate"):
        modifier, last = after, max(end, last)
    if modifier is None:
        modifier = _governing(lexemes, first, phrases)
    return Modification(modifier, start, last)


def after_modifier(lexemes: Lexemes, index: int) -> int:
    """The lexeme after a modifier that stands at `index`, or `index` itself."""
    return _after(lexemes, index, modifier_phrases())[1]


def _before(lexemes: Lexemes, first: int, phrases: ModifierPhrases) -> tuple[QuantityModifier | None, int]:
    """Modifiers that end at `first`; a bound outweighs "about" in "at least about 5"."""
    modifier: QuantityModifier | None = None
    start = index = first
    if lexemes.is_hyphen(first - 1) and lexemes.glued(first) and lexemes.lower(first - 2) == "sub":
        return "less_than", first - 2
    for _ in range(4):
        found = _phrase_before(lexemes, index, phrases)
        if found is not None:
            name, index = found
            modifier = name if modifier in (None, "approximate") else modifier
            start = index
        elif lexemes.lower(index - 1) in phrases.transparent and lexemes.near(index):
            index -= 1
        else:
            break
    return modifier, start


def _phrase_before(
    lexemes: Lexemes, index: int, phrases: ModifierPhrases
) -> tuple[QuantityModifier, int] | None:
    if lexemes.lower(index - 1) not in phrases.last_before or not lexemes.near(index):
        return None
    for start in range(max(0, index - phrases.longest_before), index):
        words = tuple(lexemes.lowers[start:index])
        name = phrases.before.get(words)
        if name is None:
            continue
        blocked = lexemes.lower(start - 1) in phrases.not_after.get(" ".join(words), ())
        if words[-1] == "than" and _is_difference(lexemes, start - 1):
            return None  # "4 percent more than the 1.06 million of May"
        if words == ("exceed",) and not _NEGATIONS.isdisjoint(lexemes.lowers[max(0, start - 6) : start]):
            name = "at_most"  # "may at no time exceed"
        return None if blocked else (name, start)
    return None


def _is_difference(lexemes: Lexemes, index: int) -> bool:
    """Whether an amount ends at `index`, by which something is more than another."""
    return lexemes.kind(index) == NUMBER or lexemes.lower(index) in _DIFFERENCES


def _after(lexemes: Lexemes, last: int, phrases: ModifierPhrases) -> tuple[QuantityModifier | None, int]:
    index = last + 1 if lexemes.is_hyphen(last) and lexemes.glued(last) else last
    if lexemes.lower(index) not in phrases.first_after or not lexemes.near(index):
        return None, last
    for end in range(min(len(lexemes), index + phrases.longest_after), index, -1):
        name = phrases.after.get(tuple(lexemes.lowers[index:end]))
        if name is None:
            continue
        # "5 + 3" adds, "5+" bounds; "and over the years" is no bound.
        if lexemes.words[index] == "+" and not lexemes.glued(index):
            return None, last
        if lexemes.lowers[index] == "plus" and not lexemes.is_hyphen(last):
            return None, last
        if lexemes.lowers[index] in ("and", "or") and lexemes.kind(end) in (WORD, NUMBER):
            follows = lexemes.lower(end)
            if lexemes.lowers[index] == "and" and follows in ("the", "a", "his", "her", "its", "their"):
                return None, last
        return name, end
    return None, last


def _governing(lexemes: Lexemes, first: int, phrases: ModifierPhrases) -> QuantityModifier | None:
    """As in "an estimated total cost of 5 million": a modifier of the noun that the amount completes."""
    if lexemes.lower(first - 1) not in ("of", "at", "be", "is", "was"):
        return None
    for index in range(first - 2, max(-1, first - 2 - _GOVERNED), -1):
        if lexemes.kinds[index] in (BREAK, SIGN, NUMBER):
            return None
        if lexemes.lowers[index] in phrases.governing:
            return phrases.governing[lexemes.lowers[index]]
    return None


@lru_cache(maxsize=1)
def modifier_phrases() -> ModifierPhrases:
    """The modifiers of English, read on first use."""
    return ModifierPhrases(vocabulary().modifiers)
