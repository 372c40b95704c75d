"""Which currency an amount of money is in: by sign, code or name, and by the article."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_tsv
from newsfacts.mentions.quantities.evidence import Currency, Evidence, set_apart
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes, lex
from newsfacts.mentions.quantities.units import normalize
from newsfacts.mentions.quantities.vocabulary import MoneyWords, vocabulary

_COLUMNS = ("code", "nouns", "adjectives", "evidence", "symbols")
SURE, LIKELY, OPEN = 1.0, 0.9, 0.6
_ONE = Decimal(1)
# How often an article names a country before its dollar is taken for the plain one.
_NAMED_OFTEN = 2
# And how often before it is taken for that without "US$" beside it.
_NAMED_MOST = 3


@dataclass(frozen=True, slots=True)
class Name:
    """What a name or sign of money stands for: candidates, the part of them it is."""

    codes: tuple[str, ...]
    default: str | None
    factor: Decimal = _ONE
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """A currency found beside a number, over lexemes `first` up to, not including, `last`."""

    code: str
    factor: Decimal
    confidence: float
    first: int
    last: int


class CurrencyTable:
    """The currencies by every sign, code and name of them."""

    def __init__(self, rows: list[Currency], words: MoneyWords) -> None:
        self.words = words
        self.rows = {row.code: row for row in set_apart(rows)}
        self.symbols: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, Name] = {}
        self._nouns: dict[str, tuple[str, ...]] = {}
        for row in rows:
            for symbol in row.symbols:
                self.symbols[symbol] = (*self.symbols.get(symbol, ()), row.code)
            for noun in row.nouns:
                if noun not in words.nouns:
                    raise LexiconError(f"data/en/currencies.tsv: {row.code}: no noun {noun!r}")
                self._nouns[noun] = (*self._nouns.get(noun, ()), row.code)
                self._add_names(row, noun)
        self._add_bare_nouns()
        self._firsts = {lex(name).lowers[0] for name in self.names}
        self._longest = max(len(lex(name)) for name in self.names) + 1  # a hyphen may join two words

    def _add_names(self, row: Currency, noun: str) -> None:
        for adjective in row.adjectives:
            for form in {*self.words.nouns[noun].forms, noun.lower()}:
                name = normalize(f"{adjective} {form}".lower())
                known = self.names.get(name)
                codes = (*known.codes, row.code) if known else (row.code,)
                self.names[name] = Name(codes, codes[0])

    def _add_bare_nouns(self) -> None:
        for noun, entry in self.words.nouns.items():
            codes = self._nouns.get(noun, ())
            default = entry.default or (codes[0] if len(codes) == 1 else None)
            for form in entry.forms:
                self.names.setdefault(normalize(form), Name(codes, default, guarded=entry.guarded))
        for minor in self.words.minor.values():
            codes = (minor.of,) if minor.of else ("USD", "EUR")
            for form in minor.forms:
                self.names[normalize(form)] = Name(codes, codes[0], minor.factor)

    def before(self, lexemes: Lexemes, index: int, evidence: Evidence) -> Money | None:
        """The money sign or code that stands right before the number at lexeme `index`."""
        if index == 0 or not lexemes.near(index) or lexemes.kinds[index - 1] in (BREAK, NUMBER):
            return None
        glued = lexemes.glued(index)
        for first in range(max(0, index - 3), index):
            text = lexemes.slice(first, index)
            codes = self.symbols.get(text) or ((text,) if text in self.rows else ())
            if not codes or (lexemes.glued(first) and _joins(lexemes, first)):
                continue
            if text[0].isalpha() and not self._is_trusted(text, codes, lexemes, index, evidence, glued=glued):
                return None
            code, confidence = self._resolve(codes, codes[0], evidence, text)
            return Money(code, _ONE, confidence, first, index)
        return None

    def _is_trusted(
        self,
        text: str,
        codes: tuple[str, ...],
        lexemes: Lexemes,
        index: int,
        evidence: Evidence,
        *,
        glued: bool,
    ) -> bool:
        """Whether letters before a number are money, not a name ("R 5", "TOP 10")."""
        context = self.words.context
        if not text.isalpha() and text.rstrip(".") + "." != text:
            return True  # it holds a currency sign
        if text in context.strong_symbols or (len(text) == 3 and text not in self.rows):
            return True
        magnitude = lexemes.word(index).find(",") > 0 or lexemes.word(index).find(".") > 0
        scaled = lexemes.lower(index + 1) in vocabulary().numbers.scales
        if text in self.rows:
            if text not in context.wordlike_codes:
                return True
            named = text not in context.english_words or evidence.count(self.rows[text])
            return (magnitude or scaled) and bool(glued or named)
        known = any(evidence.count(self.rows[code]) for code in codes)
        # A single letter before few digits names something even there: "an N95 mask".
        digits = len(lexemes.word(index))
        return known and (magnitude or scaled or (glued and digits > (1 if len(text) > 1 else 3)))

    def after(
        self, lexemes: Lexemes, index: int, evidence: Evidence, *, scaled: bool = False
    ) -> Money | None:
        """The currency that is named from lexeme `index` on, after a number.

        `scaled` says that the number has a multiplier, so that "5 million won" is money.
        """
        word = lexemes.word(index)
        codes = self.symbols.get(word) if not word.isalpha() or word in ("Kč", "zł", "Ft", "kr") else None
        if word in self.rows and lexemes.near(index):
            codes = (word,) if scaled or word not in self.words.context.wordlike_codes else None
        if codes and lexemes.near(index) and lexemes.kind(index + 1) != NUMBER:
            code, confidence = self._resolve(codes, codes[0], evidence, word)
            return Money(code, _ONE, confidence, index, index + 1)
        minor = self.words.context.attached_minor.get(word)
        if minor is not None and lexemes.glued(index):
            return self._named(self.words.minor[minor].forms[0], index, index + 1, evidence, scaled=scaled)
        return self._name_at(lexemes, index, evidence, scaled=scaled)

    def _name_at(self, lexemes: Lexemes, index: int, evidence: Evidence, *, scaled: bool) -> Money | None:
        if lexemes.lower(index) not in self._firsts:
            return None
        for last in range(min(len(lexemes), index + self._longest), index, -1):
            text = normalize(lexemes.slice(index, last).lower())
            if text in self.names:
                if lexemes.lower(last) in self.words.context.not_before and not text.endswith("s"):
                    return None
                return self._named(text, index, last, evidence, scaled=scaled)
        return None

    def _named(self, text: str, first: int, last: int, evidence: Evidence, *, scaled: bool) -> Money | None:
        name = self.names[normalize(text)]
        if name.guarded and not scaled and not any(evidence.count(self.rows[code]) for code in name.codes):
            return None
        if name.default is None and not any(evidence.count(self.rows[code]) for code in name.codes):
            return None
        default = name.default or name.codes[0]
        code, confidence = self._resolve(name.codes, default, evidence, text)
        return Money(code, name.factor, confidence, first, last)

    def country_after(self, lexemes: Lexemes, last: int) -> tuple[str, int] | None:
        """As in "$500 US": the currency that letters after a "$" amount tell, and their end."""
        code = self.words.context.abbreviated.get(lexemes.word(last))
        if code is None or not lexemes.spaced(last) or lexemes.lower(last + 1).startswith("dollar"):
            return None
        follows_noun = lexemes.kind(last + 1) == WORD and lexemes.is_capital(last + 1)
        return None if follows_noun else (code, last + 1)

    def _resolve(
        self, codes: tuple[str, ...], default: str, evidence: Evidence, surface: str
    ) -> tuple[str, float]:
        """The currency meant and how sure that is."""
        if surface in ("$", "dollar", "dollars", "cent", "cents", "¢"):
            return self._plain_dollar(evidence, cents=surface not in ("$", "dollar", "dollars"))
        if len(codes) == 1:
            return codes[0], SURE
        counts = {code: evidence.count(self.rows[code]) for code in codes}
        best = max(codes, key=lambda code: (counts[code], code == default))
        if not counts[best]:
            return default, LIKELY if default == "USD" else OPEN
        rivals = sum(count == counts[best] for count in counts.values())
        return best, OPEN if rivals > 1 else LIKELY

    def _plain_dollar(self, evidence: Evidence, *, cents: bool) -> tuple[str, float]:
        """The dollar of "$" alone: the US one, unless the article writes "US$" for that.

        Where it does, and signs no other dollar, "$" is the money of the country that it
        speaks of most, as in the newspapers of Australia, Canada or Singapore.
        """
        if cents and evidence.count_sign("€") > evidence.count_sign("$"):
            return "EUR", LIKELY
        others = [row for row in self.rows.values() if "dollar" in row.nouns and row.code != "USD"]
        best = max(others, key=evidence.count)
        us_signs = sum(evidence.count_sign(sign) for sign in self.rows["USD"].symbols if len(sign) > 1)
        if not us_signs:
            return self._unsigned_dollar(evidence, best)
        is_signed = any(evidence.count_sign(sign) for row in others for sign in row.symbols)
        if is_signed or evidence.count(best) < _NAMED_OFTEN:
            return "USD", OPEN
        return best.code, OPEN

    def _unsigned_dollar(self, evidence: Evidence, best: Currency) -> tuple[str, float]:
        """The dollar of an article that never writes "US$": another only where it says which.

        Args:
            evidence: What the article says.
            best: The dollar other than that of the US whose country it names most.
        """
        usual, named = evidence.count(self.rows["USD"]), evidence.count(best)
        if named <= usual:
            return "USD", LIKELY
        # "($5m)" after other money tells what that is worth abroad.
        if usual or named < _NAMED_MOST or evidence.count_sign("($"):
            return "USD", OPEN
        own = (*best.symbols, best.code, *(f"{adjective} dollar" for adjective in best.adjectives))
        says = any(evidence.count_sign(sign) for sign in own if len(sign) > 1)
        return (best.code if says else "USD"), OPEN


def _joins(lexemes: Lexemes, index: int) -> bool:
    """Whether lexeme `index` continues a word or a number before it."""
    return lexemes.kind(index - 1) in (WORD, NUMBER)


@lru_cache(maxsize=1)
def currency_table() -> CurrencyTable:
    """The currencies as English writes them, read on first use."""
    return CurrencyTable(currency_rows(), vocabulary().money)


def currency_rows() -> list[Currency]:
    """The rows of `en/currencies.tsv`."""
    return [
        Currency(
            row["code"],
            *(tuple(part for part in row[column].split(";") if part != "-") for column in _COLUMNS[1:]),
        )
        for row in load_tsv("en/currencies.tsv", _COLUMNS)
    ]
