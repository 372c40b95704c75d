"""Looking up the unit that stands at a lexeme, and what it is counted by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from newsfacts.mentions.quantities.dimensions import dimension_of
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes, lex
from newsfacts.mentions.quantities.unit_data import Contextual, Surface, UnitFile, load_units, surfaces

_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–\u00a0\u202f\u2009\n", " "))


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit as a text names it; an amount is its number times `factor`."""

    name: str
    factor: Decimal = Decimal(1)

    @property
    def dimension(self) -> str:
        """What the unit measures."""
        return dimension_of(self.name)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit that ends before lexeme `last`."""

    unit: Unit
    last: int


class UnitTable:
    """Every surface of every unit, by what it takes to read it.

    Args:
        table: The file of surfaces.
    """

    def __init__(self, table: UnitFile) -> None:
        self.rates = table.rates
        self._wordlike = table.symbols.wordlike
        self.contextual: dict[str, tuple[Contextual, ...]] = {}
        for entry in table.contextual:
            for text in entry.surfaces:
                self.contextual[text] = (*self.contextual.get(text, ()), entry)
        self._exact: dict[str, Unit] = {}
        self._any: dict[str, Unit] = {}
        self._attached: dict[str, Unit] = {}
        self._denominators: dict[str, Unit] = {}
        self._caseless: dict[str, Unit | None] = {}
        self._firsts: set[str] = set()
        self._longest = 1
        for surface in surfaces(table):
            self._add(surface)

    def _add(self, surface: Surface) -> None:
        key = normalize(surface.text)
        unit = Unit(surface.unit, surface.factor)
        cut = lex(surface.text)
        self._firsts.add(cut.lowers[0])
        self._longest = max(self._longest, len(cut))
        if surface.denominator:
            self._denominators.setdefault(key, unit)
        elif surface.attached:
            self._attached.setdefault(key, unit)
        elif surface.case == "any":
            self._any.setdefault(key.lower(), unit)
        else:
            self._exact.setdefault(key, unit)
            if len(key) > 1:
                caseless = key.lower()
                known = self._caseless.setdefault(caseless, unit)
                if known != unit:
                    self._caseless[caseless] = None

    def match(self, lexemes: Lexemes, index: int, *, denominator: bool = False) -> UnitMatch | None:
        """The longest unit that begins at lexeme `index`, or None."""
        if lexemes.lower(index) not in self._firsts:
            return None
        glued = lexemes.glued(index) and lexemes.kind(index - 1) == NUMBER
        for last in range(self._end(lexemes, index), index, -1):
            unit = self._lookup(lexemes, index, last, glued=glued, denominator=denominator)
            if unit is not None and not _is_cut_short(lexemes, last):
                return UnitMatch(unit, last)
        return None

    def meaning(self, text: str) -> str | None:
        """The unit that `text` is read as after a number, or None."""
        key = normalize(text)
        found = self._exact.get(key) or self._any.get(key.lower()) or self._attached.get(key)
        return found.name if found is not None else None

    def match_name(self, word: str) -> Unit:
        """The unit that `word` names; it must be one."""
        return self._any[word]

    def _end(self, lexemes: Lexemes, index: int) -> int:
        last = index
        while last < len(lexemes) and last - index < self._longest and lexemes.kinds[last] != BREAK:
            last += 1
            if not lexemes.near(last):
                break
        return last

    def _lookup(
        self, lexemes: Lexemes, first: int, last: int, *, glued: bool, denominator: bool
    ) -> Unit | None:
        key = normalize(lexemes.slice(first, last))
        unit = self._denominators.get(key) if denominator else None
        if unit is None:
            unit = self._exact.get(key) or self._any.get(key.lower())
        if unit is None and (glued or denominator or _stands_last(lexemes, last, key)):
            unit = self._attached.get(key)
        if unit is None and (glued or len(key) > 2) and (key.isupper() or key.islower() or key.istitle()):
            unit = self._caseless.get(key.lower())
        if key in self._wordlike and not denominator and lexemes.kind(first - 1) == WORD:
            return None
        return unit


def normalize(text: str) -> str:
    """The key of a surface: hyphens and odd blanks are blanks."""
    return text.translate(_DASHES)


def _is_cut_short(lexemes: Lexemes, last: int) -> bool:
    """Whether letters or digits go on right after the unit, so that it is none."""
    return lexemes.glued(last) and lexemes.kind(last) == NUMBER


def _stands_last(lexemes: Lexemes, last: int, key: str) -> bool:
    """Whether an `attached` symbol ends the sentence: "its length is 1 in"."""
    if len(key) == 1 and key not in "CF":
        return False
    return lexemes.kind(last) == BREAK or lexemes.word(last) in (".", ",", ";", ")", "×")


@lru_cache(maxsize=1)
def unit_table() -> UnitTable:
    """The units of English, read on first use."""
    return UnitTable(load_units())
