"""Inflected forms of the lexicon's verbs, for where the lemmatizer leaves a form as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

VOWELS = frozenset("aeiou")


def inflections(verb: str) -> Iterator[str]:
    """The regular forms of `verb`: third person, past and present participle.

    >>> sorted(inflections("stop"))
    ['stoped', 'stoping', 'stopped', 'stopping', 'stops']
    """
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
        if verb.endswith("ie"):
            yield f"{verb[:-2]}ying"
    else:
        ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        yield from (f"{verb}{ending}", f"{verb}ed", f"{verb}ing")
        if len(verb) > 2 and verb[-1] not in VOWELS | set("wxy") and verb[-2] in VOWELS:
            # Whether the consonant doubles depends on stress, which spelling does not show.
            yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def form_table(verbs: Iterable[str]) -> dict[str, str]:
    """From inflected form to lemma; where two verbs share a form, the longer lemma has it."""
    table: dict[str, str] = {}
    for verb in sorted(verbs, key=len):
        for form in inflections(verb):
            table[form] = verb
    return table
