"""Whom "he" and "she" mean: by gender, nearness and being the subject; nobody when unsure.

"It" and "they" are left alone: by these signs they were right six times in ten.
The weights were chosen on annotated articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.names import form_of
from newsfacts.mentions.entities.reference_words import Gender, reference_words
from newsfacts.mentions.entities.salience import Salience, Trace
from newsfacts.mentions.entities.tokens import Tokens

HE_OR_SHE: Final[dict[str, Gender]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip

_LOOK_BACK: Final = 3
"""Sentences before the pronoun's own in which "he" may have its name."""

_MARGIN: Final = 0.25
"""How much better than the next the best candidate must be."""

_PER_SENTENCE: Final = 3.0
_SUBJECT: Final = 1.5
_RIGHT_GENDER: Final = 2.0
_PER_MENTION: Final = 0.25
_MOST_MENTIONS: Final = 4


def gender_of(entity: Entity, descriptors: set[str]) -> Gender | None:
    """A person's gender by what is said of them, or else by the given name."""
    words = reference_words()
    told = {words.gendered[word] for word in descriptors if word in words.gendered}
    if len(told) == 1:
        return told.pop()
    parts = form_of(entity.name).words
    return words.given.get(parts[0]) if len(parts) > 1 else None


def antecedent(
    index: int,
    tokens: Tokens,
    salience: Salience,
    entities: Sequence[Entity],
    genders: Sequence[Gender | None],
) -> int | None:
    """The person that the pronoun at token `index` means, or None."""
    wanted = HE_OR_SHE[tokens.words[index]]
    barred = _subject_of_clause(index, tokens)
    sentence = tokens.sentence[index]

    def fits(entity: int) -> bool:
        return entities[entity].type == "person" and genders[entity] in (None, wanted)

    scored = [
        (_score(trace, sentence, known=genders[entity] == wanted), entity)
        for entity, trace in salience.recent(fits, since=sentence - _LOOK_BACK)
        if barred is None or trace.token != barred
    ]
    if not scored:
        return None
    scored.sort(reverse=True)
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        return None
    return scored[0][1]


def _score(trace: Trace, sentence: int, *, known: bool) -> float:
    return (
        _SUBJECT * trace.subject
        + _RIGHT_GENDER * known
        + _PER_MENTION * min(trace.count, _MOST_MENTIONS)
        - _PER_SENTENCE * (sentence - trace.sentence)
    )


def _subject_of_clause(index: int, tokens: Tokens) -> int | None:
    """The subject of the verb that the pronoun is an object of: it is somebody else."""
    if tokens.dep[index] not in ("obj", "iobj"):
        return None
    verb = tokens.head[index]
    for place in range(max(0, verb - 20), verb):
        if tokens.head[place] == verb and tokens.dep[place].startswith("nsubj"):
            return place
    return None
