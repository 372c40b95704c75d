"""Is it so? Modality and polarity, from the words around a trigger and above it in the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsfacts.annotations import Modality, Polarity
from newsfacts.frames.lexicon.cues import StanceCues
from newsfacts.frames.tense import PAST, tense
from newsfacts.frames.tree import Tree
from newsfacts.spans import CharSpan

CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj"})
NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj"})
# Through these prepositions what is said of the noun above holds of the event below.
TRANSPARENT_PREPOSITIONS = frozenset({"of", "for", "on", "about", "over", "to", "from", "against"})


@dataclass(slots=True)
class Stance:
    """What the words around an event say of it, gathered from the inside out."""

    modality: Modality | None = None
    negative: bool = False
    would: bool = False
    cues: list[CharSpan] = field(default_factory=list)

    @property
    def polarity(self) -> Polarity:
        """Whether the event is said not to happen."""
        return "negative" if self.negative else "positive"

    def apply(self, effect: str, cue: CharSpan) -> None:
        """Take in one cue: the innermost modality stands, each negation counts."""
        self.cues.append(cue)
        if effect in {"negative", "unlikely"}:
            self.negative = True
        if effect == "would":
            self.would = True
        elif effect == "unlikely":
            self.modality = self.modality or "possible"
        elif effect != "negative" and self.modality is None:
            self.modality = effect  # type: ignore[assignment]  # the file's keys are modalities


class StanceReader:
    """Reads the stance of the events of one text."""

    def __init__(self, tree: Tree, cues: StanceCues) -> None:
        self.tree, self.cues = tree, cues

    def read(self, token: int, carrier: int | None, *, reported: bool) -> Stance:
        """The stance of the event at `token`.

        Args:
            token: The trigger.
            carrier: The verb that carries a trigger noun ("held talks").
            reported: Whether someone is said to have said it; decides "would".
        """
        stance = Stance()
        tree = self.tree
        self._modifiers(stance, token)
        node = token
        if carrier is not None:
            self._clause(stance, carrier)
            node = carrier
        elif tree.pos[token] in {"VERB", "AUX"} or tree.child(token, "cop") is not None:
            self._clause(stance, token)
        self._climb(stance, node)
        if stance.would and stance.modality is None:
            stance.modality = "planned" if reported and not self._is_conditional(node) else "hypothetical"
        return stance

    def _span(self, token: int) -> CharSpan:
        return CharSpan(self.tree.start[token], self.tree.end[token])

    def _modifiers(self, stance: Stance, token: int) -> None:
        """What stands before an event noun: "no", "planned", "alleged"."""
        tree = self.tree
        for child in tree.children[token]:
            effect = None
            if tree.base[child] == "det":
                effect = self.cues.determiners.get(tree.word[child])
            elif tree.base[child] in {"amod", "compound"}:
                effect = self.cues.modifiers.get(tree.word[child])
            if effect:
                stance.apply(effect, self._span(child))

    def _clause(self, stance: Stance, verb: int) -> None:
        """The auxiliaries, adverbs, conjunctions and negated arguments of `verb`."""
        tree, cues = self.tree, self.cues
        for child in tree.children[verb]:
            base, word = tree.base[child], tree.word[child]
            effect = None
            if base == "aux":
                effect = cues.auxiliaries.get(word)
            elif base in {"advmod", "cc"}:
                effect = cues.adverbs.get(tree.joined(child)) or cues.adverbs.get(word)
            elif base == "mark":
                effect = self._mark(child, verb)
            elif base in {"nsubj", "obj"}:
                effect = self._negated_argument(child)
            if effect:
                stance.apply(effect, self._span(child))
        if stance.modality is None:
            self._mood(stance, verb)

    def _mark(self, conjunction: int, verb: int) -> str | None:
        """What a conjunction before the clause of `verb` says of it."""
        word = self.tree.joined(conjunction)
        effect = self.cues.marks.get(word)
        if effect is None and word in self.cues.unless_past and tense(self.tree, verb) not in PAST:
            effect = self.cues.unless_past[word]
        return effect

    def _mood(self, stance: Stance, verb: int) -> None:
        """An imperative asks; "is to visit" plans."""
        tree = self.tree
        if "Mood=Imp" in tree.morph[verb]:
            if tree.child(verb, "nsubj") is None:
                stance.apply("requested", self._span(verb))
            return
        being = tree.child(verb, "cop", "aux")
        if being is not None and tree.lemma[being] == "be" and self._has_infinitive_mark(verb):
            stance.apply("planned", self._span(being))

    def _has_infinitive_mark(self, verb: int) -> bool:
        tree = self.tree
        return any(tree.word[child] == "to" and tree.base[child] == "mark" for child in tree.children[verb])

    def _negated_argument(self, token: int) -> str | None:
        """The negation in "no one was hurt", "nothing was signed", "no personnel would be sent"."""
        tree = self.tree
        for item in (token, *tree.children[token][:4]):
            if tree.base[item] in {"det", "nsubj", "obj"}:
                effect = self.cues.determiners.get(tree.word[item])
                if effect and (item == token or tree.base[item] == "det"):
                    return effect
        return None

    def _climb(self, stance: Stance, node: int) -> None:
        """What the words above say of what hangs below them."""
        tree = self.tree
        for child, head in tree.climb(node):
            relation, base = tree.dep[child], tree.base[child]
            if relation == "conj":
                if tree.child(child, "aux", "nsubj") is None:
                    self._auxiliaries(stance, head)
            elif base in CLAUSAL and relation != "acl:relcl":
                if not self._through_clause(stance, child, head, base):
                    return
            elif base in NOMINAL:
                if not self._through_noun(stance, child, head, relation):
                    return
            else:
                return

    def _through_clause(self, stance: Stance, child: int, head: int, base: str) -> bool:
        """Apply what `head` says of its clause; whether what stands above still bears on it."""
        tree = self.tree
        effect = self.cues.cues.get(tree.lemma[head])
        infinitive = self._has_infinitive_mark(child)
        if base == "advcl":
            if not infinitive:
                return False
            effect = effect or "planned"
        if effect == "actual":
            effect = None
        if effect == "requested" and base == "ccomp" and self._is_finite(child):
            effect = None  # "asked whether it would", "told them that it had"
        if self._apply_beside(stance, head, infinitive=infinitive) and tree.lemma[head] == "have":
            effect = None  # "has yet to sign" does not ask for it
        if effect:
            stance.apply(effect, self._span(head))
        if base == "xcomp" or (base == "acl" and infinitive):
            self._clause(stance, head)
            self._modifiers(stance, head)
            return True
        return bool(effect) and base == "acl"

    def _is_finite(self, verb: int) -> bool:
        return "Tense=" in self.tree.morph[verb] or self.tree.child(verb, "aux") is not None

    def _apply_beside(self, stance: Stance, head: int, *, infinitive: bool) -> bool:
        """Apply what stands beside the word above a clause: "no evidence that …", "has yet to …"."""
        tree, known = self.tree, len(stance.cues)
        for child in tree.children[head]:
            effect = None
            if tree.base[child] == "det":
                effect = self.cues.determiners.get(tree.word[child])
            elif infinitive and tree.base[child] == "advmod":
                effect = self.cues.pending.get(tree.word[child])
            if effect:
                stance.apply(effect, self._span(child))
        return len(stance.cues) > known

    def _through_noun(self, stance: Stance, child: int, head: int, relation: str) -> bool:
        tree = self.tree
        if relation in {"obl", "nmod"} and tree.preposition(child) not in TRANSPARENT_PREPOSITIONS:
            return False
        effect = self.cues.objects.get(tree.lemma[head])
        if effect and relation != "nsubj":
            stance.apply(effect, self._span(head))
            self._modifiers(stance, head)
        elif relation == "nmod":
            self._apply_beside(stance, head, infinitive=False)
        if tree.pos[head] in {"VERB", "AUX"}:
            if relation == "nsubj":
                return False
            self._auxiliaries(stance, head)
        return True

    def _auxiliaries(self, stance: Stance, verb: int) -> None:
        tree = self.tree
        for child in tree.children[verb]:
            effect = None
            if tree.base[child] == "aux":
                effect = self.cues.auxiliaries.get(tree.word[child])
            elif tree.base[child] == "mark":
                effect = self._mark(child, verb)
            if effect:
                stance.apply(effect, self._span(child))

    def _is_conditional(self, token: int) -> bool:
        """Whether an if-clause hangs on the clause of `token`."""
        tree = self.tree
        for node in (token, tree.head[token]):
            for child in tree.children[node]:
                if tree.base[child] == "advcl" and any(
                    tree.word[c] in {"if", "unless"} for c in tree.children[child]
                ):
                    return True
        return False


def unique(spans: Iterable[CharSpan]) -> tuple[CharSpan, ...]:
    """The spans in order of the text, each once."""
    return tuple(sorted(set(spans)))
