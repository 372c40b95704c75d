"""Whether one name is a short or other form of another.

Each function looks at two names alone; that only one long name fits a short one
is for `clustering` to see. Abbreviations follow Schwartz and Hearst (2003), "A
simple algorithm for identifying abbreviation definitions", in taking a bracket
after a name for its abbreviation, but compare initials only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsfacts.mentions.entities.names import NameForm, initials, singular
from newsfacts.mentions.entities.vocabulary import name_words

_INITIAL: Final = 1


def is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of `short` stand in `long` in the same order; "j" stands for "john"."""
    index = 0
    for word in long:
        if index < len(short) and (word == short[index] or _is_initial(short[index], word)):
            index += 1
    return index == len(short)


def _is_initial(short: str, long: str) -> bool:
    return len(short) == _INITIAL and len(long) > _INITIAL and long.startswith(short)


def person_words(form: NameForm) -> tuple[str, ...]:
    """The words of a person's name without "Jr." and the like."""
    suffixes = name_words().person_suffixes
    words = tuple(word for word in form.words if word not in suffixes)
    return words or form.words


def is_person_form(short: NameForm, long: NameForm) -> bool:
    """Whether a person's name of two words or more is a form of a longer one ("Ann Roe", "Ann B. Roe")."""
    few, many = person_words(short), person_words(long)
    if len(few) < 2 or (few == many and short.words != long.words):
        return False  # "John Roe" and "John Roe Jr." are father and son, if anything
    return len(few) <= len(many) and is_subsequence(few, many)


def person_rank(word: str, long: NameForm) -> int:
    """How well one word names a person: 3 as surname, 2 as first name, 1 in between, 0 not at all.

    East Asian names have the surname first, so a first word is no worse than a
    last one where the rest is one hyphenated word ("Moon Jae-in").
    """
    words = [_without_article(part) for part in person_words(long)]
    word = _without_article(word)
    if word == words[-1]:
        return 3
    if word == words[0]:
        return 3 if len(words) == 2 and "-" in words[1] else 2
    return 1 if word in words else 0


def _without_article(word: str) -> str:
    return word.removeprefix("al-").removeprefix("el-")


def is_acronym_of(short: NameForm, long: NameForm) -> bool:
    """Whether the letters of `short` are the initials of `long` ("ADB", "Asian Development Bank")."""
    return short.letters != "" and short.letters in initials(long)


def is_same_words(one: NameForm, other: NameForm) -> bool:
    """Whether both names have the same words of weight, in any order ("Health Ministry")."""
    return one.content == other.content or (
        len(one.content) > 1 and sorted(map(singular, one.content)) == sorted(map(singular, other.content))
    )


def is_body_form(short: NameForm, long: NameForm) -> bool:
    """Whether the name of a body, building, event or work is a form of a longer one.

    >>> from newsfacts.mentions.entities.names import form_of
    >>> is_body_form(form_of("Supreme Court"), form_of("US Supreme Court"))
    True
    >>> is_body_form(form_of("Senate"), form_of("Senate Judiciary Committee"))
    False
    """
    few, many = short.content, long.content
    if not few or len(few) >= len(many):
        return False
    if _is_ending(short.words, long.words):
        # "WHO" may be the body of "UN WHO", not of "Friends of the WHO Fund in Africa".
        return short.letters == "" or len(many) == 2
    if many[: len(few)] == few:
        return _may_be_left_out(short, long)
    if len(few) == 1:
        return few[0] == head_of(long)
    return few[0] == many[0] and few[-1] == many[-1] and is_subsequence(few, many)


def head_of(form: NameForm) -> str:
    """The noun that says what kind of thing it is: the last before "of", "for", … or the last of all."""
    small = name_words().small
    for index, word in enumerate(form.words):
        if word in small and index:
            return form.words[index - 1]
    return form.words[-1]


def _is_ending(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether `many` ends with `few`, and not with "of" before it: "Korea" is no "Bank of Korea"."""
    rest = len(many) - len(few)
    return rest > 0 and many[rest:] == few and many[rest - 1] not in name_words().small


def _may_be_left_out(short: NameForm, long: NameForm) -> bool:
    """Whether a name may drop the rest of a longer one ("Mahan" for "Mahan Air").

    "Senate" is no short form of "Senate Judiciary Committee", but another body.
    """
    vocabulary = name_words()
    few = short.content
    tail = long.content[len(few) :]
    if few[-1] in vocabulary.heads:
        return len(few) == 1 and few[0] == head_of(long)
    droppable = vocabulary.business | vocabulary.company
    if short.letters:
        return all(word in droppable for word in tail)
    return tail[-1] in droppable or tail[-1] in vocabulary.things


def is_misspelled(one: str, other: str) -> bool:
    """Whether two keys differ by one letter added, dropped or changed.

    >>> is_misspelled("golcharan chulai", "golcharran chulai")
    True
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest_one, rest_other = one[start:], other[start:]
    if len(rest_one) == len(rest_other):
        return rest_one[1:] == rest_other[1:]
    short, long = sorted((rest_one, rest_other), key=len)
    return long[1:] == short


def spellings(key: str) -> list[str]:
    """The key and the key without each of its letters: names one letter apart share one of these."""
    return [key, *(key[:index] + key[index + 1 :] for index in range(len(key)))]


def is_place_form(short: NameForm, long: NameForm) -> bool:
    """Whether the name of a place is a form of a longer one ("Pingtung" and "Pingtung County")."""
    vocabulary = name_words()
    few, many = short.words, long.words
    if not few or len(few) >= len(many):
        return False
    if many[: len(few)] == few:
        return all(word in vocabulary.administrative for word in many[len(few) :])
    return len(few) == 1 and few[0] == many[-1] and few[0] in vocabulary.geography
