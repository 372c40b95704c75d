"""What a possessive or partitive pronoun stands for: "its cost", "91% of those"."""

from __future__ import annotations

from bisect import bisect_left

from newsfacts.frames.arguments.links import VERBAL, antecedent
from newsfacts.frames.measuring.owners import NOMINAL, Owners

POSSESSIVE_OF_PERSONS = frozenset({"his", "her"})
POSSESSIVES = POSSESSIVE_OF_PERSONS | {"its", "their", "whose"}
PARTITIVES = frozenset({"them", "those", "these", "which", "whom", "all"})
# Pronouns that are clear enough unless their own sentence names what they stand for.
PERSONAL = frozenset({"it", "they", "he", "she"})
# A reference reaches back over so many tokens and sentences.
MAX_BACK, MAX_SENTENCES = 60, 1


class References:
    """The nearest clear mentions of what the pronouns of one text stand for."""

    def __init__(self, owners: Owners) -> None:
        self.owners, self.tree, self.mentions = owners, owners.tree, owners.mentions
        self._of_entity: dict[int, list[int]] = {}
        self._people: list[int] = []
        for token in sorted(self.mentions.entity):
            if self.tree.pos[token] == "PRON":
                continue
            self._of_entity.setdefault(self.mentions.entity[token], []).append(token)
            name = self.mentions.name.get(token)
            if name is not None and name.type == "person":
                self._people.append(token)

    def clear(self, token: int) -> int:
        """What a pronoun stands for where it is clear, else the token itself."""
        tree = self.tree
        token = antecedent(tree, token)
        word = tree.word[token]
        if tree.pos[token] not in {"PRON", "DET"}:
            return token
        found = None
        if word in POSSESSIVES:
            found = self._of_known(token)
            if found is None:
                found = self.person_before(token) if word in POSSESSIVE_OF_PERSONS else self._topic(token)
        elif word in PERSONAL:
            found = self._of_known(token)
            if found is not None and tree.sentence[found] != tree.sentence[token]:
                found = None
        elif word in PARTITIVES:
            found = self._several(token)
        return token if found is None else found

    def person_before(self, token: int) -> int | None:
        """The last person that this sentence or the one before names before `token`."""
        at = bisect_left(self._people, token) - 1
        return self._people[at] if at >= 0 and self._is_near(self._people[at], token) else None

    def _of_known(self, token: int) -> int | None:
        """The mention before `token` of the entity that coreference says it is."""
        entity = self.mentions.entity.get(token)
        mentions = self._of_entity.get(entity, []) if entity is not None else []
        at = bisect_left(mentions, token) - 1
        return mentions[at] if at >= 0 else None

    def _is_near(self, earlier: int, token: int) -> bool:
        return self.tree.sentence[token] - self.tree.sentence[earlier] <= MAX_SENTENCES

    def _topic(self, token: int) -> int | None:
        """The subject of the nearest clause around `token` that is no pronoun itself."""
        tree = self.tree
        for child, head in tree.climb(token):
            if tree.pos[head] not in VERBAL and tree.child(head, "cop", "nsubj") is None:
                continue
            for subject in self.owners.subjects(head):
                if subject != child and subject < token and tree.pos[subject] in NOMINAL:
                    return subject
        return None

    def _several(self, token: int) -> int | None:
        """The things counted before "of them", else the last plural before it."""
        tree, plural = self.tree, None
        for earlier in range(token - 1, max(-1, token - MAX_BACK), -1):
            if not self._is_near(earlier, token):
                break
            if tree.pos[earlier] != "NOUN" or "Number=Plur" not in tree.morph[earlier]:
                continue
            index = self.mentions.quantity.get(earlier)
            if index is not None and self.mentions.quantities[index].item is not None:
                return earlier
            if plural is None or tree.base[earlier] == "nsubj":
                plural = earlier if index is None else plural
        return plural
