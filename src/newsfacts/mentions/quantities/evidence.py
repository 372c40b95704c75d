"""What an article says of the countries that use a currency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Currency:
    """One row of `currencies.tsv`; `not_evidence` are longer names of others that hold its own."""

    code: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    evidence: tuple[str, ...]
    symbols: tuple[str, ...]
    not_evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class Evidence:
    """What an article says of its currencies; counted on demand, once."""

    text: str
    _counts: dict[str, int] = field(default_factory=dict)
    _signs: dict[str, int] = field(default_factory=dict)

    def count(self, currency: Currency) -> int:
        """How often the article names the country or the people of a currency."""
        known = self._counts.get(currency.code)
        if known is None:
            known = sum(map(self.text.count, currency.evidence))
            known -= sum(map(self.text.count, currency.not_evidence))
            self._counts[currency.code] = known
        return known

    def count_sign(self, sign: str) -> int:
        """How often the article writes a sign of money."""
        known = self._signs.get(sign)
        if known is None:
            known = self._signs[sign] = self.text.count(sign)
        return known


def set_apart(rows: list[Currency]) -> Iterator[Currency]:
    """The rows, each knowing the names of other countries that its own is a part of.

    So "South Sudan" does not speak for the Sudanese pound, nor "Nigeria" for the franc of Niger.
    """
    names = [(row.code, word) for row in rows for word in row.evidence if word != "-"]
    for row in rows:
        longer = {
            word
            for code, word in names
            if code != row.code and any(own != word and own in word for own in row.evidence)
        }
        yield replace(row, not_evidence=tuple(sorted(longer)))
