"""Who speaks: the subject of a verb of saying, the issuer of a document, the one "he" stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.issuers import Issuers
from newsfacts.frames.lexicon.cues import AttributionCues
from newsfacts.frames.tree import Tree

# How many tokens after a verb of saying its speaker may follow; how long an "according to X" may be.
MAX_NEXT, MAX_SOURCE = 8, 12
# How far back the speaker that a pronoun stands for is looked for, in tokens.
MAX_ANAPHORA = 150
OPENING = frozenset({"“", "«", "``", "„", '"', "＂"})
BEFORE_INVERSION = frozenset({",", "”", '"', "’’", "»"})
INSERTED = frozenset({"parataxis", "conj", "ccomp", "advcl", "dep", "discourse"})
SET_OFF = frozenset({",", "."})
SPEAKING = frozenset({"person", "organization"})


def nearest(tokens: Iterable[int], verb: int) -> list[int]:
    """The tokens, the nearest to the verb first."""
    return sorted(tokens, key=lambda token: abs(token - verb))


def ups(tree: Tree, token: int) -> set[int]:
    """The words above `token`."""
    return {head for _, head in tree.climb(token)}


class Voice(NamedTuple):
    """A source and the word that attributes, as tokens."""

    source: int
    cue: int


class Speakers:
    """The speakers of one text.

    `says` are its verbs of saying, in order; `hosts` leads from a word to the voice of
    an inserted "X said" or "according to X" that hangs on it; `inserted` are the verbs of those.
    """

    def __init__(self, tree: Tree, mentions: Mentions, arguments: Arguments, cues: AttributionCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = tree, mentions, arguments, cues
        self.says = [
            token for token, pos in enumerate(tree.pos) if pos == "VERB" and tree.lemma[token] in cues.say
        ]
        self.hosts: dict[int, Voice] = {}
        self.inserted: set[int] = set()
        self.issuers = Issuers(tree, mentions, arguments, cues)
        self._find_hosts()
        self._named = self._named_speakers()

    def speaker(self, verb: int) -> int | None:
        """Who says: the subject in the active voice, also after the verb."""
        tree, slots = self.tree, self.arguments.slots(verb)
        cited = self._cited(verb)
        if cited is not None:
            return cited
        if tree.word[verb] in self.cues.going_on and (goes_on := self._speaker_before(verb)) is not None:
            return goes_on
        if verb and tree.word[verb - 1] in self.cues.pronouns and tree.base[verb - 1] == "nsubj":
            return verb - 1
        inverted = self._inverted_subject(verb)
        if not inverted and (beside := self._name_after(verb)) is not None:
            return beside
        if inverted and (tree.base[verb] == "conj" or self.mentions.kind(tree, inverted[0]) in SPEAKING):
            return inverted[0]  # "the bus left, said Smith, and arrived"
        subjects = slots.get("subject") or (slots.get("object") if "as" in slots else None) or []
        if not subjects and tree.base[verb] == "advcl" and tree.head[verb] in self.hosts:
            return self.hosts[tree.head[verb]].source  # "the dam held, Smith said, adding that …"
        if tree.base[verb] == "advcl":
            subjects = self._subject_before(verb) or subjects
        for subject in nearest(subjects, verb) or inverted:
            word = tree.word[subject]
            if word == "it" and "passive" not in slots:
                return subject
            if tree.base[subject] != "expl" and word not in {"it", "there", "what"}:
                return subject
        return None

    def _name_after(self, verb: int) -> int | None:
        """The person right after ", said", whatever the parse hangs the name on."""
        tree = self.tree
        at = verb + 1
        if not verb or tree.word[verb - 1] not in BEFORE_INVERSION or at >= len(tree):
            return None
        name = self.mentions.name.get(at)
        if name is None or name.type != "person" or tree.head[at] == verb or tree.head[at] > verb:
            return None
        return at

    def _subject_before(self, verb: int) -> list[int]:
        """The subject in 'The mayor tweeted, "The dam holds"', where the parse gave it to the quotation."""
        tree, head = self.tree, self.tree.head[verb]
        if head < verb or OPENING.isdisjoint(tree.word[verb + 1 : verb + 4]):
            return []
        return [child for child in tree.children[head] if tree.base[child] == "nsubj" and child < verb]

    def _cited(self, verb: int) -> int | None:
        """The one cited in "the paper quoted Smith as saying" and "reports said, citing the ministry"."""
        tree = self.tree
        for child in (verb, *tree.children[verb]):
            if tree.base[child] not in {"advcl", "xcomp", "acl"}:
                continue
            head = tree.head[child]
            if tree.word[child] in self.cues.citing_forms and child != verb:
                cited = self.arguments.slots(child).get("object")
            elif tree.lemma[head] in self.cues.citing and self._is_as_saying(child):
                cited = self.arguments.slots(head).get("object")
            else:
                continue
            if cited:
                return cited[0]
        return None

    def _is_as_saying(self, verb: int) -> bool:
        tree = self.tree
        marks = (child for child in tree.children[verb] if tree.base[child] in {"mark", "case"})
        return tree.lemma[verb] in self.cues.say and any(tree.word[mark] == "as" for mark in marks)

    def _speaker_before(self, verb: int) -> int | None:
        """The speaker of the verb of saying before "adding" or "saying" in one sentence."""
        tree = self.tree
        first = tree.sentences[tree.sentence[verb]][0]
        low, high = bisect_left(self.says, first), bisect_left(self.says, verb)
        for other in reversed(self.says[max(low, high - 3) : high]):
            if tree.word[other] not in self.cues.going_on and tree.base[other] in {
                "root",
                "parataxis",
                "conj",
            }:
                return self.speaker(other)
        return None

    def _inverted_subject(self, verb: int) -> list[int]:
        """The speaker after the verb in ", reported Smith", where the parse took it for an object."""
        tree = self.tree
        if (
            not verb
            or tree.word[verb - 1] not in BEFORE_INVERSION
            or tree.word[verb + 1 : verb + 2] == ["by"]
        ):
            return []
        after = [
            child
            for child in tree.children[verb]
            if verb < child <= verb + MAX_NEXT and tree.base[child] in {"obj", "iobj", "ccomp", "nsubj"}
        ]
        return [child for child in after if tree.pos[child] in {"NOUN", "PROPN", "PRON"}][:1]

    # ---- inserted attributions --------------------------------------------------

    def _find_hosts(self) -> None:
        tree = self.tree
        for token in self.says:
            if tree.head[token] not in self.hosts and self._is_inserted(token):
                speaker = self.speaker(token)
                if speaker is not None and speaker != tree.head[token]:
                    self._host(tree.head[token], Voice(speaker, token))
        for token, word in enumerate(tree.word):
            if word in self.cues.citing_forms:
                self._add_according(token)

    def _host(self, word: int, voice: Voice) -> None:
        """Note what a voice says; at the end of a sentence all that is coordinated before it too."""
        tree = self.tree
        self.hosts[word] = voice
        self.inserted.add(voice.cue)
        while tree.base[word] == "conj" and voice.cue > word:
            word = tree.head[word]
            self.hosts.setdefault(word, voice)

    def _is_inserted(self, verb: int) -> bool:
        """Whether "X said" stands beside what is said: ", X said", "said X", "as X said"."""
        tree = self.tree
        base = tree.base[verb]
        if base == "parataxis":
            return True
        if base not in INSERTED or tree.child(verb, "ccomp", "xcomp") is not None:
            return False
        marks = {tree.word[c] for c in tree.children[verb] if tree.base[c] == "mark"}
        if marks:
            return base == "advcl" and not marks.isdisjoint(self.cues.as_marks)
        if base == "conj" and self._inverted_subject(verb):
            return True
        subject = tree.child(verb, "nsubj")
        if subject is None or tree.child(verb, "obj") is not None:
            return False
        return subject > verb or self._is_set_off(verb)

    def _is_set_off(self, verb: int) -> bool:
        """Whether "X said" stands between commas."""
        tree = self.tree
        first = min([verb, *tree.children[verb]])
        while first > 0 and tree.head[first - 1] in range(first, verb):  # the words before a name
            first -= 1
        ends = verb + 1 < len(tree) and tree.word[verb + 1] in SET_OFF
        return ends and first > 0 and tree.word[first - 1] == ","

    def _add_according(self, token: int) -> None:
        tree, head = self.tree, self.tree.head[token]
        if head == token:
            return
        if tree.base[token] == "case" and tree.joined(token) in self.cues.according_to:
            self.hosts.setdefault(tree.head[head], Voice(head, token))
            if self._frames_sentence(token, head):
                self.hosts.setdefault(self._root(head), Voice(head, token))
        elif tree.word[token] == "according":
            # Some parses take "according" for a verb with an oblique of its own.
            source = tree.child(token, "obl", "nmod")
            if source is not None:
                self.hosts.setdefault(head, Voice(source, token))

    def _frames_sentence(self, cue: int, source: int) -> bool:
        """Whether "according to X" opens its sentence or, after a comma, ends it."""
        tree = self.tree
        first, stop = tree.sentences[tree.sentence[cue]]
        if cue == first:
            return True
        after = range(source + 1, min(stop, source + MAX_SOURCE))
        ends = all(tree.pos[token] in {"PUNCT", "SPACE"} or source in ups(tree, token) for token in after)
        return ends and stop - source < MAX_SOURCE and tree.word[cue - 1] == ","

    def _root(self, token: int) -> int:
        for _, head in self.tree.climb(token):
            token = head
        return token

    def last_named(self, pronoun: int) -> int | None:
        """Whom "he" or "it" in "he added" stands for: the last named speaker of that kind."""
        types = self.cues.pronouns.get(self.tree.word[pronoun], ())
        at = bisect_left(self._named, pronoun, key=lambda item: item[0]) - 1
        while at >= 0 and pronoun - self._named[at][0] <= MAX_ANAPHORA:
            entity = self._named[at][1]
            if self.mentions.entities[entity].type in types:
                return entity
            at -= 1
        return None

    def _named_speakers(self) -> list[tuple[int, int]]:
        """The verbs of saying whose speaker has a name, with the entity, in order."""
        named: list[tuple[int, int]] = []
        for verb in self.says:
            speaker = self.speaker(verb)
            if speaker is not None:
                filler = self.mentions.filler(self.tree, self.issuers.issuer(speaker))
                if filler.entity is not None:
                    named.append((verb, filler.entity))
        return named
