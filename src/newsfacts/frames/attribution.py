"""Who says so: the source of what is told, from verbs of saying, quotations and "according to"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
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
        self.hosts = self._hosts()
        self.speakers = self._speakers()

    def voice(self, token: int, carrier: int | None = None) -> Voice | None:
        """Who is said to have said what `token` tells; the innermost of several."""
        node = token if carrier is None else carrier
        found = self.hosts.get(node)
        if found and found.source != token:
            return found
        for child, head in self.tree.climb(node):
            found = self._from_above(child, head)
            if found is None and head in self.hosts and self.hosts[head].cue != child:
                found = self.hosts[head]
            if found and found.source != token:
                return found
        return self._quoted(token)

    def attribution(self, voice: Voice) -> Attribution:
        """The record of a voice; a document speaks for who issued it."""
        source = self._issuer(voice.source)
        cue = CharSpan(self.tree.start[voice.cue], self.tree.end[voice.cue])
        return Attribution(self.mentions.filler(self.tree, source), cue)

    # ---- in the tree ------------------------------------------------------

    def _speaker(self, verb: int) -> int | None:
        """Who says: the subject in the active voice."""
        slots = self.arguments.slots(verb)
        subjects = slots.get("subject") or (slots.get("object") if "as" in slots else None) or []
        for subject in subjects:
            if self.tree.base[subject] != "expl" and self.tree.word[subject] not in {"it", "there", "what"}:
                return subject
            if self.tree.word[subject] == "it" and "passive" not in slots:
                return subject
        return None

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

    def _hosts(self) -> dict[int, Voice]:
        """The words on which an inserted "X said" or "according to X" hangs."""
        tree, hosts = self.tree, dict[int, Voice]()
        for token in self.says:
            relation = tree.base[token]
            as_clause = relation == "advcl" and any(
                tree.word[c] in self.cues.as_marks and tree.base[c] == "mark" for c in tree.children[token]
            )
            if (relation == "parataxis" or as_clause) and tree.head[token] not in hosts:
                speaker = self._speaker(token)
                if speaker is not None:
                    hosts[tree.head[token]] = Voice(speaker, token)
        for token, word in enumerate(tree.word):
            if word in {"according", "per", "citing", "quoting"}:
                self._add_according(hosts, token)
        return hosts

    def _add_according(self, hosts: dict[int, Voice], token: int) -> None:
        tree, head = self.tree, self.tree.head[token]
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
        return source

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
        quotes = self._quotes()
        before: Voice | None = None
        before_stop = -1
        for quote in quotes:
            voice = self._speaker_beside(quote)
            if voice is None and before is not None and self._same_speaker(before_stop, quote.first):
                voice = before
            if voice:
                found.append((quote, voice))
            before, before_stop = voice, quote.stop
        return found

    def _same_speaker(self, stop: int, first: int) -> bool:
        """Whether nothing but a short attribution stands between two quotations."""
        return first - stop <= MAX_NEXT + 4 and not any(
            "\n\n" in self.tree.word[token] for token in range(stop, first)
        )

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
            speaker = self._speaker(verb)
            if speaker is None or quote.first < speaker < quote.stop:
                continue
            if best is None or distance < best[0]:
                best = distance, Voice(speaker, verb)
        return best[1] if best else None

    def _quoted(self, token: int) -> Voice | None:
        at = bisect_left(self.speakers, token, key=lambda item: item[0].stop)
        if at < len(self.speakers):
            quote, voice = self.speakers[at]
            if quote.first < token < quote.stop and voice.source != token:
                return voice
        return None
