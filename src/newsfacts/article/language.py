"""Which language a stretch of text is in, where its script and small words tell.

No model and no dependency: running text in any language is full of closed-class
words, and they differ between languages. Short lines, lists of names and tables
give no verdict, since a wrong "not English" would lose facts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict, field_validator

from newsfacts.lexicon import load_toml

ENGLISH: Final = "en"

_SAMPLE: Final = 1500
"""Characters read at the beginning, in the middle and at the end of a long stretch."""

_MIN_WORDS: Final = 6
_MIN_LETTERS: Final = 15
_MIN_LOWER: Final = 12


class Verdict(NamedTuple):
    """What a stretch of text is written in.

    `english` is None where nothing is sure; `code` is ISO 639-1, or None for a
    language that the data does not know.
    """

    english: bool | None
    code: str | None


UNSURE: Final = Verdict(None, None)


class _LanguageFile(BaseModel):
    """`data/languages.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    scripts: dict[str, list[str]]
    script_language: dict[str, str]
    words: dict[str, str]

    @field_validator("scripts")
    @classmethod
    def _ranges_are_hexadecimal(cls, scripts: dict[str, list[str]]) -> dict[str, list[str]]:
        for ranges in scripts.values():
            for bounds in ranges:
                low, high = (int(bound, 16) for bound in bounds.split("-"))
                if low > high:
                    raise ValueError(f"range {bounds} is upside down")
        return scripts


@dataclass(frozen=True, slots=True)
class _Tables:
    """The data file, turned into what lookups need."""

    starts: tuple[int, ...]
    blocks: tuple[tuple[int, str], ...]
    script_language: dict[str, str]
    words: dict[str, tuple[str, ...]]


@cache
def _tables() -> _Tables:
    data = load_toml("languages.toml", _LanguageFile)
    blocks = sorted(
        (int(low, 16), int(high, 16), script)
        for script, ranges in data.scripts.items()
        for low, high in (bounds.split("-") for bounds in ranges)
    )
    words: dict[str, list[str]] = {}
    for code, line in data.words.items():
        for word in dict.fromkeys(line.split()):
            words.setdefault(word, []).append(code)
    return _Tables(
        starts=tuple(low for low, _, _ in blocks),
        blocks=tuple((high, script) for _, high, script in blocks),
        script_language=data.script_language,
        words={word: tuple(codes) for word, codes in words.items()},
    )


def script_of(char: str) -> str | None:
    """The script of a letter, or None for one that no listed script has."""
    tables = _tables()
    index = bisect_right(tables.starts, ord(char)) - 1
    if index < 0:
        return None
    high, script = tables.blocks[index]
    return script if ord(char) <= high else None


def scripts(text: str) -> Counter[str]:
    """How many letters of each script `text` has; letters of no listed script count as "other"."""
    counts = Counter(char for char in text if char.isalpha())
    found: Counter[str] = Counter()
    for char, times in counts.items():
        found[script_of(char) or "other"] += times
    return found


def main_script(text: str) -> str | None:
    """The script that four letters in five are in, or None."""
    found = scripts(text)
    total = sum(found.values())
    if not total:
        return None
    # Japanese mixes kana with Chinese characters: kana is what tells.
    if found["kana"] * 5 > total:
        found["kana"] += found.pop("han", 0)
    script, count = found.most_common(1)[0]
    return script if count * 5 >= total * 4 else None


def identify(text: str) -> Verdict:
    """The language of one paragraph, judged on up to three samples of it.

    Args:
        text: A paragraph, or any stretch of text.

    Returns:
        A verdict, `UNSURE` for a short line, a list of names or a table.

    >>> identify("The ministers said on Friday that they would meet again before the end of the year.")
    Verdict(english=True, code='en')
    >>> identify("Los ministros dijeron que se van a reunir otra vez antes de que termine el año.")
    Verdict(english=False, code='es')
    >>> identify("Barcelona, Sevilla, Real Madrid")
    Verdict(english=None, code=None)
    """
    sample = _sample(text)
    script = main_script(sample)
    if script is None:
        return UNSURE
    tokens = _words(sample)
    if script != "latin":
        return _by_script(sample, script, tokens)
    if len(tokens) < _MIN_WORDS:
        return UNSURE
    return _by_words(tokens)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _words(text: str) -> list[str]:
    """Words with their case, without what surrounds them."""
    return [word for word in (raw.strip(".,;:!?()[]\"“”‘’«»—–-…'") for raw in text.split()) if word]


def _by_script(text: str, script: str, tokens: list[str]) -> Verdict:
    if sum(char.isalpha() for char in text) < _MIN_LETTERS:
        return UNSURE
    code = _tables().script_language.get(script) or _best(tokens, _hits(tokens))[0]
    return Verdict(False, code)


def _by_words(tokens: list[str]) -> Verdict:
    hits = _hits(tokens)
    english = hits.pop(ENGLISH, 0)
    code, other = _best(tokens, hits)
    if _distinct(tokens, ENGLISH) < 2:  # "on" alone is Finnish as well, and a lone word may be a name
        english = 0
    if code is not None and _distinct(tokens, code) < 2:
        other = 0
    # Words that English shares with others ("in", "on", "a") count for both, so a
    # foreign language must win by a clear margin; a name list has few of either.
    if english >= 2 and english * 10 >= len(tokens) and english >= other:
        return Verdict(True, ENGLISH)
    if other >= 3 and other * 6 >= len(tokens) and other >= 2 * english + 1:
        return Verdict(False, code)
    lower = [word for word in tokens if word.isalpha() and word.islower()]
    if len(set(lower)) >= _MIN_LOWER and english * 25 < len(lower):
        return Verdict(False, code if other >= 2 and other * 12 >= len(tokens) else None)
    return UNSURE


def _hits(tokens: list[str]) -> Counter[str]:
    """How many of the words belong to the small words of each language."""
    table = _tables().words
    hits: Counter[str] = Counter()
    for word, times in Counter(token.lower() for token in tokens).items():
        for code in table.get(word, ()):
            hits[code] += times
    return hits


def _distinct(tokens: list[str], code: str) -> int:
    """How many different small words of one language there are."""
    table = _tables().words
    return sum(code in table.get(word, ()) for word in {token.lower() for token in tokens})


def _best(tokens: list[str], hits: Counter[str]) -> tuple[str | None, int]:
    """The language, other than English, that the small words speak for most, and its hits.

    A word counts the more the fewer languages have it. None where two are level.
    """
    table = _tables().words
    scores: dict[str, float] = {}
    for word in {token.lower() for token in tokens}:
        codes = table.get(word, ())
        for code in codes:
            scores[code] = scores.get(code, 0.0) + 1 + 1 / len(codes)
    scores.pop(ENGLISH, None)
    if not scores:
        return None, 0
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    code = ranked[0][0]
    tied = len(ranked) > 1 and ranked[1][1] == ranked[0][1]
    return (None if tied else code), hits[code]


def article_language(verdicts: list[tuple[Verdict, int]]) -> str | None:
    """The language that most of an article is in.

    Args:
        verdicts: The verdict on each paragraph and its length in characters.

    Returns:
        ISO 639-1, or None where no language holds more than half of what could be told.
    """
    sizes: Counter[str | None] = Counter()
    for verdict, size in verdicts:
        if verdict.english is not None:
            sizes[verdict.code] += size
    if not sizes:
        return None
    code, size = sizes.most_common(1)[0]
    return code if 2 * size > sum(sizes.values()) else None
