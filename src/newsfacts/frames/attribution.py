"""Who says so: the source of what is told, from verbs of saying, quotations and "according to"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsfacts.annotations import Attribution
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.schema import Strict
from newsfacts.frames.slots import Arguments
from newsfacts.frames.tree import Tree
from newsfacts.lexicon import load_toml
from newsfacts.spans import CharSpan

OPENING = frozenset({"“", "«", "``", "„"})
CLOSING = frozenset({"”", "»", "''"})
STRAIGHT = frozenset({'"', "＂"})
# A quotation of fewer tokens is a phrase set off, not someone's statement.
MIN_QUOTE = 5
# How far from a quotation its verb of saying may stand, in tokens.
MAX_CUE_DISTANCE = 25
MAX_NEXT = 8
ISSUERS = ("by", "from", "of", "poss")
FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
BEFORE_INVERSION = frozenset({",", "”", '"', "’’", "»"})
SPEAKER_TYPES = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"organization", "place"}),
}
# How far back the speaker that a pronoun stands for is looked for, in tokens.
MAX_ANAPHORA = 150
INSERTED = frozenset({"parataxis", "conj", "ccomp", "advcl", "dep", "discourse"})
# An attribution of so few tokens may stand in a line of its own.
MAX_ALONE = 7
# How far back the speaker of a quotation that fills its paragraph is looked for, in tokens.
MAX_BACK = 120


class AttributionFile(Strict):
    """`attribution.toml`."""

    say_verbs: list[str]
    voicing_verbs: list[str]
    voicing_nouns: list[str]
    documents: list[str]
    according_to: list[str]
    as_marks: list[str]


@dataclass(frozen=True, slots=True)
class AttributionCues:
    """The cues as sets of lemmas."""

    say: frozenset[str]
    voicing: frozenset[str]
    voicing_nouns: frozenset[str]
    documents: frozenset[str]
    according_to: frozenset[str]
    as_marks: frozenset[str]


def load_attribution() -> AttributionCues:
    """Read and validate `attribution.toml`.

    Raises:
        LexiconError: If the file is malformed.
    """
    file = load_toml("en/attribution.toml", AttributionFile)
    return AttributionCues(
        *(
            frozenset(words)
            for words in (
                file.say_verbs, file.voicing_verbs, file.voicing_nouns, file.documents, file.according_to, file.as_marks,
            )
        )
    )  # fmt: skip


class Voice(NamedTuple):
    """A source and the word that attributes, as tokens."""

    source: int
    cue: int


class Quote(NamedTuple):
    """A quotation as a half-open token range."""

    first: int
    stop: int


class AttributionReader:
    """The sources of everything told in one text."""

    def __init__(self, tree: Tree, mentions: Mentions, arguments: Arguments, cues: AttributionCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = tree, mentions, arguments, cues
        self.says = [
            token for token, pos in enumerate(tree.pos) if pos == "VERB" and tree.lemma[token] in cues.say
        ]
        self.hosts: dict[int, Voice] = {}
        self._find_hosts()
        self.speakers = self._speakers()
        self.named_speakers = self._named_speakers()

    def voice(self, token: int, carrier: int | None = None) -> Voice | None:
        """Who is said to have said what `token` tells; the innermost of several.

        A pronoun gives way to the one who is quoted or reported with it: "Smith said they
        believed the dam would hold" is Smith's word, and "I" is whoever is quoted.
        """
        first: Voice | None = None
        for found in self._voices(token, token if carrier is None else carrier):
            if found.source == token:
                continue
            if self.tree.pos[found.source] != "PRON":
                return found
            first = first or found
        if first is None or self.tree.word[first.source] in FIRST_PERSON:
            return self._quoted(token) or first
        return first

    def _voices(self, token: int, node: int) -> Iterator[Voice]:
        """The sources above `node`, the innermost first, and the speaker of a quotation around it."""
        if node in self.hosts:
            yield self.hosts[node]
        for child, head in self.tree.climb(node):
            found = self._from_above(child, head)
            if found:
                yield found
            if head in self.hosts and self.hosts[head].cue != child:
                yield self.hosts[head]
        quoted = self._quoted(token)
        if quoted:
            yield quoted

    def attribution(self, voice: Voice) -> Attribution:
        """The record of a voice; a document speaks for who issued it."""
        source = self._issuer(voice.source)
        cue = CharSpan(self.tree.start[voice.cue], self.tree.end[voice.cue])
        filler = self.mentions.filler(self.tree, source)
        if filler.entity is None and self.tree.word[source] in SPEAKER_TYPES:
            filler = replace(filler, entity=self._last_speaker(source))
        return Attribution(filler, cue)

    def _last_speaker(self, pronoun: int) -> int | None:
        """Whom "he" or "it" in "he added" stands for: the last named speaker of that kind."""
        types = SPEAKER_TYPES[self.tree.word[pronoun]]
        at = bisect_left(self.named_speakers, pronoun, key=lambda item: item[0]) - 1
        while at >= 0 and pronoun - self.named_speakers[at][0] <= MAX_ANAPHORA:
            entity = self.named_speakers[at][1]
            if self.mentions.entities[entity].type in types:
                return entity
            at -= 1
        return None

    def _named_speakers(self) -> list[tuple[int, int]]:
        """The verbs of saying whose speaker has a name, with the entity, in order."""
        found: list[tuple[int, int]] = []
        for verb in self.says:
            speaker = self._speaker(verb)
            if speaker is not None:
                filler = self.mentions.filler(self.tree, self._issuer(speaker))
                if filler.entity is not None:
                    found.append((verb, filler.entity))
        return found

    # ---- in the tree ------------------------------------------------------

    def _speaker(self, verb: int) -> int | None:
        """Who says: the subject in the active voice."""
        slots = self.arguments.slots(verb)
        subjects = slots.get("subject") or (slots.get("object") if "as" in slots else None) or []
        if not subjects and self.tree.base[verb] == "advcl" and self.tree.head[verb] in self.hosts:
            return self.hosts[self.tree.head[verb]].source  # "the dam held, Smith said, adding that …"
        for subject in subjects or self._inverted_subject(verb):
            if self.tree.base[subject] != "expl" and self.tree.word[subject] not in {"it", "there", "what"}:
                return subject
            if self.tree.word[subject] == "it" and "passive" not in slots:
                return subject
        return None

    def _inverted_subject(self, verb: int) -> list[int]:
        """The speaker after the verb in ", reported Smith", where the parse took it for an object."""
        tree = self.tree
        if self.arguments.is_passive(verb) or tree.word[verb - 1] not in BEFORE_INVERSION:
            return []
        after = [c for c in tree.children[verb] if verb < c <= verb + MAX_NEXT and tree.base[c] in {"obj", "ccomp"}]
        return [child for child in after if tree.pos[child] in {"NOUN", "PROPN", "PRON"}][:1]

    def _from_above(self, child: int, head: int) -> Voice | None:
        """The source where the link from `child` to `head` leads out of what someone says."""
        tree, cues = self.tree, self.cues
        base, lemma = tree.base[child], tree.lemma[head]
        if tree.pos[head] in {"VERB", "AUX"}:
            says = base == "ccomp" and lemma in cues.say
            voices = lemma in cues.voicing and (
                base in {"xcomp", "obj"} or (base in {"obl", "advcl"} and tree.dep[child] != "obl:agent")
            )
            if base == "advcl" and voices:
                voices = self._complement_mark(child)
            elif base == "obl" and voices:
                voices = tree.preposition(child) in {"of", "for", "against", "on"}
            if says or voices:
                speaker = self._speaker(head)
                return None if speaker is None or speaker == child else Voice(speaker, head)
        elif lemma in cues.voicing_nouns and base in {"acl", "nmod", "ccomp"} and tree.dep[child] != "acl:relcl":
            return self._owner(child, head, base)
        return None

    def _complement_mark(self, clause: int) -> bool:
        """Whether an adverbial clause is what the verb above tells: "accused of lying", "called for banning"."""
        return any(
            self.tree.base[c] in {"mark", "case"} and self.tree.word[c] in {"of", "for", "against", "to"}
            for c in self.tree.children[clause]
        )

    def _owner(self, child: int, noun: int, base: str) -> Voice | None:
        """Whose claim, call or plan `noun` is."""
        tree = self.tree
        if base == "nmod" and tree.preposition(child) not in {"of", "for", "about", "on", "against"}:
            return None
        slots = self.arguments.slots(noun)
        for slot in ("poss", "by", "from", "subject"):
            for owner in slots.get(slot, ()):
                if owner != child and self.mentions.kind(tree, owner) not in {"date", "money", "amount"}:
                    return Voice(owner, noun)
        return None

    def _find_hosts(self) -> None:
        """Fill `hosts`: the words on which an inserted "X said" or "according to X" hangs."""
        tree = self.tree
        for token in self.says:
            if tree.head[token] not in self.hosts and self._is_inserted(token):
                speaker = self._speaker(token)
                if speaker is not None and speaker != tree.head[token]:
                    self.hosts[tree.head[token]] = Voice(speaker, token)
        for token, word in enumerate(tree.word):
            if word in {"according", "per", "citing", "quoting"}:
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
        return subject is not None and subject > verb and tree.child(verb, "obj") is None

    def _add_according(self, token: int) -> None:
        tree, head, hosts = self.tree, self.tree.head[token], self.hosts
        if tree.base[token] == "case" and tree.joined(token) in self.cues.according_to and head != token:
            hosts.setdefault(tree.head[head], Voice(head, token))
        elif tree.word[token] == "according" and head != token:
            # Some parses take "according" for a verb with an oblique of its own.
            source = tree.child(token, "obl", "nmod")
            if source is not None:
                hosts.setdefault(head, Voice(source, token))

    def _issuer(self, source: int) -> int:
        """The one who issued a document that is named as the source."""
        tree = self.tree
        if tree.lemma[source] not in self.cues.documents or source in self.mentions.name:
            return source
        slots = self.arguments.slots(source)
        for slot in ISSUERS:
            for token in slots.get(slot, ()):
                if self.mentions.kind(tree, token) in {"person", "organization", "place", "group"}:
                    return token
        for child in tree.children[source]:
            if tree.base[child] == "acl" and tree.pos[child] == "VERB":
                issuers = self.arguments.slots(child).get("subject", [])
                if issuers and issuers[0] != source:
                    return issuers[0]
        for token in range(source + 1, min(source + MAX_NEXT + 4, tree.sentences[tree.sentence[source]][1])):
            if tree.word[token] == "by" and tree.base[token] == "case" and self._is_named(tree.head[token]):
                return tree.head[token]  # "a tweet on Monday by Smith", whatever the "by" hangs on
        return source

    def _is_named(self, token: int) -> bool:
        return self.mentions.kind(self.tree, token) in {"person", "organization"}

    # ---- quotations -------------------------------------------------------------

    def _quotes(self) -> list[Quote]:
        """The quotations of the text; one that opens anew in the next paragraph continues."""
        tree, quotes = self.tree, list[Quote]()
        opened: int | None = None
        for token, word in enumerate(tree.word):
            if opened is None:
                if word in OPENING or word in STRAIGHT:
                    opened = token
            elif word in CLOSING or word in STRAIGHT:
                quotes.append(Quote(opened, token))
                opened = None
            elif tree.pos[token] == "SPACE" and "\n" in word:
                quotes.append(Quote(opened, token))
                opened = None
        return [quote for quote in quotes if quote.stop - quote.first > MIN_QUOTE]

    def _speakers(self) -> list[tuple[Quote, Voice]]:
        """The quotations with a known speaker, in order."""
        found: list[tuple[Quote, Voice]] = []
        before: Voice | None = None
        before_stop = -MAX_BACK
        for quote in self._quotes():
            voice = self._speaker_beside(quote)
            if voice is None and before is not None and self._goes_on(before_stop, quote):
                voice = before
            if voice:
                found.append((quote, voice))
                before, before_stop = voice, quote.stop
        return found

    def _goes_on(self, stop: int, quote: Quote) -> bool:
        """Whether a quotation without attribution is the last speaker's: beside it, or a paragraph of its own."""
        if quote.first - stop <= MAX_NEXT + 4:
            return True
        opens = quote.first == 0 or "\n" in self.tree.word[quote.first - 1]
        return opens and quote.first - stop <= MAX_BACK

    def _speaker_beside(self, quote: Quote) -> Voice | None:
        tree = self.tree
        sentences = {tree.sentence[quote.first], tree.sentence[quote.stop - 1]}
        low = bisect_left(self.says, quote.first - MAX_CUE_DISTANCE)
        high = bisect_left(self.says, quote.stop + MAX_CUE_DISTANCE)
        best: tuple[int, Voice] | None = None
        for verb in self.says[low:high]:
            if quote.first < verb < quote.stop:
                continue
            distance = quote.first - verb if verb < quote.first else verb - quote.stop
            if tree.sentence[verb] not in sentences and (verb < quote.first or distance > MAX_NEXT):
                continue
            if not self._same_paragraph(quote, verb):
                continue
            speaker = self._speaker(verb)
            if speaker is None or quote.first < speaker < quote.stop:
                continue
            if best is None or distance < best[0]:
                best = distance, Voice(speaker, verb)
        return best[1] if best else None

    def _same_paragraph(self, quote: Quote, verb: int) -> bool:
        """Whether quotation and attribution share a paragraph; a bare "Smith said." may have its own."""
        tree = self.tree
        first, stop = tree.sentences[tree.sentence[verb]]
        if sum(tree.pos[token] != "SPACE" for token in range(first, min(stop, first + 2 * MAX_ALONE))) <= MAX_ALONE:
            return True
        between = range(verb, quote.first) if verb < quote.first else range(quote.stop, verb)
        return not any("\n" in tree.word[token] for token in between)

    def _quoted(self, token: int) -> Voice | None:
        at = bisect_left(self.speakers, token, key=lambda item: item[0].stop)
        if at < len(self.speakers):
            quote, voice = self.speakers[at]
            if quote.first < token < quote.stop and voice.source != token:
                return voice
        return None
