"""What reference resolution knows of a document, and what it has read of it so far."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.aliases import head_of as name_head
from newsfacts.mentions.entities.descriptors import descriptors, name_nouns, with_synonyms
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import form_of
from newsfacts.mentions.entities.pronouns import gender_of, role_of
from newsfacts.mentions.entities.quotations import quoted_tokens
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.salience import Salience
from newsfacts.mentions.entities.tokens import NOBODY, Tokens, owners

_NOUNS = frozenset({"NOUN", "PROPN"})
_ARTICLES = frozenset({"a", "an", "another", "two"})
_WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"})
_PHRASE = 4


class Scene:
    """A document being read from left to right, and what is in the reader's mind.

    Attributes:
        holder: For each token the entity that it names or, at the head of a reference, refers to.
        described: For each entity the words that describe it.
        named: For each entity the nouns in its names.
        named_so: For each noun the entities that have it in their names.
        heads: The nouns that head names.
        genders: For each entity its gender, told or learned from pronouns.
        subjects: For each token the subject that hangs on it.
        quoted: For each token whether it stands within a quotation.
        nouns_of: For each entity the nouns by which descriptions meant it.
        unnamed: Nouns that were used of something without a name.
        spoke: For each entity the last sentence in which it said something.
        last_speaker: The entity that said something last.
    """

    def __init__(self, tokens: Tokens, entities: Sequence[Entity], text: str) -> None:
        self.tokens, self.entities = tokens, entities
        self.owner = owners(tokens, entities)
        self.holder = list(self.owner)
        self.described = descriptors(tokens, entities, self.owner, text)
        self.named = [with_synonyms(set(name_nouns(entity, text))) for entity in entities]
        self.named_so = entities_by_word(self.named)
        self.heads = _heads(entities, text)
        self.genders = [
            gender_of(entity, words) for entity, words in zip(entities, self.described, strict=True)
        ]
        self.subjects = _subjects(tokens)
        self.quoted = quoted_tokens(tokens)
        self.salience = Salience()
        self.nouns_of: dict[int, set[str]] = {}
        self.unnamed: set[str] = set()
        self.spoke: dict[int, int] = {}
        self.last_speaker = NOBODY
        self._lands = _lands(entities)
        self._recent_subjects = [NOBODY, NOBODY]
        self._nouns_here: list[int] = []

    def pass_over(self, index: int) -> None:
        """Note a token that is read: subjects and common nouns compete with names for pronouns."""
        tokens = self.tokens
        if index and tokens.sentence[index] != tokens.sentence[index - 1]:
            self._nouns_here.clear()
        if tokens.pos[index] not in _NOUNS:
            return
        if self.holder[index] == NOBODY:
            self._nouns_here.append(index)
            if self._is_introduced(index):
                self.unnamed.add(tokens.words[index])
        if tokens.dep[index].startswith("nsubj"):
            self._recent_subjects = [index, self._recent_subjects[0]]

    def _is_introduced(self, index: int) -> bool:
        """Whether a noun ends a phrase with "a", "another" or a number, which brings in something new."""
        tokens = self.tokens
        if index + 1 < len(tokens) and tokens.pos[index + 1] in _NOUNS:
            return False
        place = index - 1
        while place >= 0 and index - place <= _PHRASE and tokens.pos[place] in _WITHIN:
            place -= 1
        return place >= 0 and tokens.words[place] in _ARTICLES

    def note(self, entity: int, phrase: range, form: str) -> None:
        """Remember a mention by the token that heads it."""
        tokens = self.tokens
        token = head_of(phrase, tokens)
        if form != "name":
            self.holder[token] = entity
        role, sentence = role_of(token, tokens), tokens.sentence[token]
        named = self.entities[entity]
        if named.type == "group" and named.country in self._lands:
            # Who reads "the Fijian parliament" has Fiji in mind.
            self.salience.mention(self._lands[named.country], token=token, sentence=sentence, role="part")
        self.salience.mention(entity, token=token, sentence=sentence, role=role, form=form)
        if self.says(token):
            self.spoke[entity] = sentence
            self.last_speaker = entity

    def says(self, token: int) -> bool:
        """Whether a token is the subject of a verb of saying."""
        tokens = self.tokens
        return tokens.dep[token] == "nsubj" and tokens.words[tokens.head[token]] in reference_words().saying

    def rivals(self, index: int, *, plural: bool) -> int:
        """How many common nouns of that number stand before a token in its sentence; three at most."""
        same = self.tokens.sentence[index]
        return min(
            3,
            sum(
                self.tokens.plural[noun] == plural
                for noun in self._nouns_here[-6:]
                if self.tokens.sentence[noun] == same
            ),
        )

    def last_subjects(self) -> list[str]:
        """What the last two subjects were: "none", "named", "plural" or "single" common nouns."""
        return [self.status(token) for token in self._recent_subjects]

    def status(self, token: int) -> str:
        """Whether a token is named or refers to something named, else its number."""
        if token == NOBODY:
            return "none"
        if self.holder[token] != NOBODY:
            return "named"
        return "plural" if self.tokens.plural[token] else "single"


def entities_by_word(words: Sequence[set[str]]) -> dict[str, list[int]]:
    """For each word that is said of entities, those entities."""
    found: dict[str, list[int]] = {}
    for index, own in enumerate(words):
        for word in own:
            found.setdefault(word, []).append(index)
    return found


def _heads(entities: Sequence[Entity], text: str) -> set[str]:
    """The nouns that head the names of things, of two words or more."""
    forms = [
        form_of(mention.span.of(text))
        for entity in entities
        if entity.type not in ("person", "group")
        for mention in entity.mentions
    ]
    return {name_head(form) for form in forms if len(form.words) > 1}


def head_of(phrase: range, tokens: Tokens) -> int:
    """The token of a phrase that hangs on none of its others, the last if there is none."""
    return next((place for place in phrase if tokens.head[place] not in phrase), phrase[-1])


def _subjects(tokens: Tokens) -> dict[int, int]:
    return {tokens.head[index]: index for index, dep in enumerate(tokens.dep) if dep.startswith("nsubj")}


def _lands(entities: Sequence[Entity]) -> dict[str | None, int]:
    """The entity of each country that the article names."""
    return {
        entity.country: index
        for index, entity in enumerate(entities)
        if entity.type == "place" and gazetteer().country_named(entity.name)
    }
