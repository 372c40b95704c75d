"""Who says so: the source of what is told, from verbs of saying, quotations and "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsfacts.annotations import Attribution
from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.cues import AttributionCues
from newsfacts.frames.quotes import Quotes
from newsfacts.frames.speakers import Speakers, Voice
from newsfacts.frames.tree import Tree
from newsfacts.spans import CharSpan

RENAMING = frozenset({"appos", "flat"})
OWNERS = ("poss", "by", "from", "subject")
# Prepositions between a word that voices something and what it voices.
VOICED = frozenset({"of", "for", "against", "on"})
VOICED_BY_NOUN = frozenset({"of", "for", "against"})
VOICED_CLAUSE = frozenset({"of", "for", "against", "to"})


class AttributionReader:
    """The sources of everything told in one text."""

    def __init__(self, tree: Tree, mentions: Mentions, arguments: Arguments, cues: AttributionCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = tree, mentions, arguments, cues
        self.speakers = Speakers(tree, mentions, arguments, cues)
        self.quotes = Quotes(tree, self.speakers)

    def attribution(self, voice: Voice) -> Attribution:
        """The record of a voice; a document speaks for who issued it."""
        tree, source = self.tree, self._named(self.speakers.issuers.issuer(voice.source))
        filler = self.mentions.filler(tree, source)
        if filler.entity is None and tree.pos[source] == "PRON":
            filler = replace(filler, entity=self.speakers.last_named(source))
        return Attribution(filler, CharSpan(tree.start[voice.cue], tree.end[voice.cue]))

    def _named(self, source: int) -> int:
        """The person in "Oslo Mayor Berg" and "the author, student Berg", whatever heads it."""
        name = self.mentions.name.get(source)
        if self.tree.pos[source] == "PRON" or (name and name.type == "person"):
            return source
        for child in self.tree.children[source]:
            for item in (child, *self.tree.children[child]):
                known = self.mentions.name.get(item)
                if known and known.type == "person" and self.tree.base[item] in RENAMING:
                    return item
        return source

    def voice(self, token: int, carrier: int | None = None) -> Voice | None:
        """Who is said to have said what `token` tells; the innermost of several.

        A pronoun gives way to the one who is quoted or reported with it: "Smith said they
        believed the dam would hold" is Smith's word, and "I" is whoever is quoted.
        """
        asked: Voice | None = None
        spoken: Voice | None = None
        if carrier is not None and self.tree.lemma[carrier] in self.cues.voicing | self.cues.say:
            carrier = None  # "reported two deaths"
        for voice in self._voices(token, token if carrier is None else carrier):
            if voice.source == token:
                continue
            if asked and self.tree.pos[voice.cue] != "VERB":
                return asked  # "The two urged an end to the war, according to the agency"
            if self._only_asks(voice):
                asked = asked or voice
            elif self.tree.pos[voice.source] != "PRON" or voice.cue in self.speakers.inserted:
                return voice
            else:
                spoken = spoken or voice
        if spoken is None:
            return asked
        first_person = self.tree.word[spoken.source] in self.cues.first_person
        return (self.quotes.voice(token) or spoken) if first_person else spoken

    def _only_asks(self, voice: Voice) -> bool:
        """Whether a source asks, orders or accuses rather than says: it gives way to who reports that."""
        lemma = self.tree.lemma[voice.cue]
        return lemma in self.cues.voicing and lemma not in self.cues.reporting

    def _voices(self, token: int, node: int) -> Iterator[Voice]:
        """The sources above `node`, the innermost first, and the speaker of a quotation around it."""
        hosts = self.speakers.hosts
        if node in hosts:
            yield hosts[node]
        for child, head in self.tree.climb(node):
            voice = self._from_above(child, head)
            if voice:
                yield voice
            if head in hosts and hosts[head].cue != child:
                yield hosts[head]
        quoted = self.quotes.voice(token)
        if quoted:
            yield quoted

    def _from_above(self, child: int, head: int) -> Voice | None:
        """The source where the link from `child` to `head` leads out of what someone says."""
        tree = self.tree
        if tree.pos[head] not in VERBAL:
            return self._owner(child, head)
        says = tree.base[child] == "ccomp" and tree.lemma[head] in self.cues.say
        if not says and not (tree.lemma[head] in self.cues.voicing and self._is_voiced(child)):
            return None
        speaker = self.speakers.speaker(head)
        return None if speaker is None or speaker == child else Voice(speaker, head)

    def _is_voiced(self, child: int) -> bool:
        """Whether a dependent is what a verb such as "deny" or "accuse" says."""
        tree, base = self.tree, self.tree.base[child]
        if base == "advcl":  # "accused of lying", "called for banning it"
            marks = (c for c in tree.children[child] if tree.base[c] in {"mark", "case"})
            return any(tree.word[mark] in VOICED_CLAUSE for mark in marks)
        if base == "obl":
            return tree.dep[child] != "obl:agent" and tree.preposition(child) in VOICED
        return base in {"xcomp", "obj"}

    def _owner(self, child: int, noun: int) -> Voice | None:
        """Whose claim, call or plan `noun` is, where `child` tells what it says."""
        tree, base = self.tree, self.tree.base[child]
        if tree.lemma[noun] not in self.cues.voicing_nouns or tree.dep[child] == "acl:relcl":
            return None
        if base == "nmod":
            if tree.preposition(child) not in VOICED_BY_NOUN:
                return None
        elif base not in {"acl", "ccomp"}:
            return None
        slots = self.arguments.slots(noun)
        for owner in (token for slot in OWNERS for token in slots.get(slot, ())):
            if owner != child and self.mentions.kind(tree, owner) not in {"date", "money", "amount"}:
                return Voice(owner, noun)
        return None
