"""The form of a name that names are compared by."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newsfacts.annotations import EntityType
from newsfacts.mentions.entities.vocabulary import name_words
from newsfacts.spans import CharSpan

_STRIP: Final = "\"'“”‘’«»()[]{},;:!?*_`"
_CACHE: Final = 20_000


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place in the text where a name stands.

    Attributes:
        span: Where, its borders mended.
        text: What it says there.
        type: What the model takes it for.
        confidence: How sure the model is, 0 to 1.
    """

    span: CharSpan
    text: str
    type: EntityType
    confidence: float


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name without what does not tell names apart.

    Attributes:
        words: Lower-case words without accents and stops, spellings made one.
        content: The words that carry weight: no articles, prepositions, company forms.
        letters: The letters of a single-word acronym in lower case ("c-more" "cmore"), else "".
    """

    words: tuple[str, ...]
    content: tuple[str, ...]
    letters: str

    @property
    def key(self) -> str:
        """What exact repeats of a name share."""
        return " ".join(self.words)


def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes.

    >>> fold("Chacón’s")
    "chacon's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("ı", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


@lru_cache(maxsize=_CACHE)
def form_of(text: str) -> NameForm:
    """The form of a name.

    >>> form_of("The United States Embassy").words
    ('us', 'embassy')
    >>> form_of("Fjord Oil ASA").content
    ('fjord', 'oil')
    """
    vocabulary = name_words()
    words = _spelled_alike([word for word in (_bare(raw) for raw in fold(text).split()) if word])
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    content = [word for word in words if word not in vocabulary.small]
    while len(content) > 1 and content[-1] in vocabulary.company:
        content.pop()
    while len(content) > 1 and content[0] in vocabulary.before:
        content.pop(0)
    return NameForm(tuple(words), tuple(content) or tuple(words), _letters(text))


def is_acronym(text: str) -> bool:
    """Whether the name is one word of initials ("UN", "PG&E", "MoRA", "U.S.")."""
    return _letters(text) != ""


def initials(form: NameForm) -> frozenset[str]:
    """The acronyms that a name of several words may have, in lower case.

    >>> sorted(initials(form_of("Ministry of Health")))
    ['mh', 'moh']
    """
    if len(form.words) < 2:
        return frozenset()
    found = set()
    for words in (form.words, form.content):
        parts = [part for word in words for part in word.split("-") if part]
        for choice in (words, parts):
            found.add("".join(word[0] for word in choice if word[0].isalnum()))
    return frozenset(item for item in found if len(item) > 1)


def singular(word: str) -> str:
    """The word without the ending of an English plural ("houthis", "forces")."""
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def _bare(raw: str) -> str:
    word = raw.strip(_STRIP)
    word = word.removesuffix("'s")
    return word.replace(".", "") if word.strip(".-–—/") else ""


def _spelled_alike(words: list[str]) -> list[str]:
    """The words with each run that has an equivalent replaced by it."""
    equivalents = name_words().equivalents
    if not any(word in equivalents for word in words):
        return words
    out: list[str] = []
    index = 0
    while index < len(words):
        for phrase, meaning in equivalents.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                out.append(meaning)
                index += len(phrase)
                break
        else:
            out.append(words[index])
            index += 1
    return out


def _letters(text: str) -> str:
    """The letters of an acronym, "" for anything else."""
    if len(text) > 12 or " " in text.strip():
        return ""
    upper = sum(char.isupper() for char in text)
    letters = "".join(char for char in fold(text) if char.isalnum())
    if upper < 2 or len(letters) < 2 or upper * 2 < len(letters):
        return ""
    return letters
