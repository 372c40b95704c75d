"""Who speaks: the subject of a verb of saying, the issuer of a document, the one "he" stands for."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.cues import AttributionCues
from newsfacts.frames.tree import Tree

# How many tokens after a verb of saying its speaker may follow, or after a document its issuer.
MAX_NEXT, MAX_ISSUER = 8, 12
# How far back the speaker that a pronoun stands for is looked for, in tokens.
MAX_ANAPHORA = 150
ISSUERS = ("by", "from", "of", "poss")
ISSUING = frozenset({"person", "organization", "place", "group"})
BEFORE_INVERSION = frozenset({",", "”", '"', "’’", "»"})
INSERTED = frozenset({"parataxis", "conj", "ccomp", "advcl", "dep", "discourse"})
SET_OFF = frozenset({",", "."})
CITING = frozenset({"according", "per", "citing", "quoting"})
SPEAKER_TYPES = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"organization", "place"}),
}


class Voice(NamedTuple):
    """A source and the word that attributes, as tokens."""

    source: int
    cue: int


class Speakers:
    """The speakers of one text.

    `says` are its verbs of saying, in order; `hosts` leads from a word to the voice of
    an inserted "X said" or "according to X" that hangs on it.
    """

    def __init__(self, tree: Tree, mentions: Mentions, arguments: Arguments, cues: AttributionCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = tree, mentions, arguments, cues
        self.says = [
            token for token, pos in enumerate(tree.pos) if pos == "VERB" and tree.lemma[token] in cues.say
        ]
        self.hosts: dict[int, Voice] = {}
        self._find_hosts()
        self._named = self._named_speakers()

    def speaker(self, verb: int) -> int | None:
        """Who says: the subject in the active voice, also after the verb."""
        tree, slots = self.tree, self.arguments.slots(verb)
        subjects = slots.get("subject") or (slots.get("object") if "as" in slots else None) or []
        if not subjects and tree.base[verb] == "advcl" and tree.head[verb] in self.hosts:
            return self.hosts[tree.head[verb]].source  # "the dam held, Smith said, adding that …"
        for subject in subjects or self._inverted_subject(verb):
            word = tree.word[subject]
            if word == "it" and "passive" not in slots:
                return subject
            if tree.base[subject] != "expl" and word not in {"it", "there", "what"}:
                return subject
        return None

    def _inverted_subject(self, verb: int) -> list[int]:
        """The speaker after the verb in ", reported Smith", where the parse took it for an object."""
        tree = self.tree
        if not verb or tree.word[verb - 1] not in BEFORE_INVERSION or self.arguments.is_passive(verb):
            return []
        after = [
            child
            for child in tree.children[verb]
            if verb < child <= verb + MAX_NEXT and tree.base[child] in {"obj", "ccomp"}
        ]
        return [child for child in after if tree.pos[child] in {"NOUN", "PROPN", "PRON"}][:1]

    # ---- inserted attributions --------------------------------------------------

    def _find_hosts(self) -> None:
        tree = self.tree
        for token in self.says:
            if tree.head[token] not in self.hosts and self._is_inserted(token):
                speaker = self.speaker(token)
                if speaker is not None and speaker != tree.head[token]:
                    self.hosts[tree.head[token]] = Voice(speaker, token)
        for token, word in enumerate(tree.word):
            if word in CITING:
                self._add_according(token)

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
        elif tree.word[token] == "according":
            # Some parses take "according" for a verb with an oblique of its own.
            source = tree.child(token, "obl", "nmod")
            if source is not None:
                self.hosts.setdefault(head, Voice(source, token))

    # ---- who stands behind a source -----------------------------------------------

    def issuer(self, source: int) -> int:
        """The one who issued a document that is named as the source; any other source itself."""
        tree = self.tree
        if tree.lemma[source] not in self.cues.documents or source in self.mentions.name:
            return source
        issuers = self._issuers(source)
        return issuers[0] if issuers else self._issuer_after(source)

    def _issuers(self, document: int) -> list[int]:
        """Whom the document's own phrase names: "the firm's report", "a report published by the firm"."""
        tree, slots = self.tree, self.arguments.slots(document)
        for slot in ISSUERS:
            named = [token for token in slots.get(slot, ()) if self.mentions.kind(tree, token) in ISSUING]
            if named:
                return named
        for child in tree.children[document]:
            if tree.base[child] == "acl" and tree.pos[child] == "VERB":
                issuers = self.arguments.slots(child).get("subject", [])
                if issuers and issuers[0] != document:
                    return issuers
        return []

    def _issuer_after(self, document: int) -> int:
        """The issuer in "a tweet on Monday by Smith", whatever the "by" hangs on."""
        tree = self.tree
        stop = tree.sentences[tree.sentence[document]][1]
        for token in range(document + 1, min(document + MAX_ISSUER, stop)):
            if tree.word[token] == "by" and tree.base[token] == "case":
                issuer = tree.head[token]
                if self.mentions.kind(tree, issuer) in {"person", "organization"}:
                    return issuer
        return document

    def last_named(self, pronoun: int) -> int | None:
        """Whom "he" or "it" in "he added" stands for: the last named speaker of that kind."""
        types = SPEAKER_TYPES.get(self.tree.word[pronoun], frozenset())
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
                filler = self.mentions.filler(self.tree, self.issuer(speaker))
                if filler.entity is not None:
                    named.append((verb, filler.entity))
        return named
