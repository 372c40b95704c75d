"""Who a verb is about: its own subject, or one that it shares with a verb around it."""

from __future__ import annotations

from newsfacts.frames.arguments.links import SUBJECTS, named
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.tree import Tree

# So many verbs may share one subject in a chain ("agreed to try to help to build").
MAX_SHARING = 8
GERUNDS = frozenset({"having", "being", "been"})
SHARING = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
PASSIVE_HOSTS = frozenset({"acl", "amod", "advcl", "xcomp", "acl:relcl"})
# "jailed him for lying", "accused him of lying", "banned him from lying"
JUDGED = frozenset({"for", "of", "from"})
PASSIVE_MARKS = frozenset({"aux:pass", "nsubj:pass", "csubj:pass"})


class Subjects:
    """The subjects of the verbs of one text, and whether they are passive."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.vocabulary = tree, mentions, vocabulary
        self._found: dict[int, list[int]] = {}

    def is_passive(self, verb: int) -> bool:
        """Whether `verb` is passive, also without an auxiliary ("men arrested in May")."""
        tree = self.tree
        if any(tree.dep[child] in PASSIVE_MARKS for child in tree.children[verb]):
            return True
        if not tree.is_participle(verb) or tree.child(verb, "aux") is not None:
            return False
        if tree.child(verb, "nsubj") is not None and tree.base[verb] != "xcomp":
            return False
        if tree.dep[verb] in PASSIVE_HOSTS:
            return True
        if tree.dep[verb] == "parataxis" and tree.child(verb, "obj") is None:
            return True
        first = tree.head[verb]
        return (
            tree.dep[verb] == "conj"
            and tree.is_participle(first)
            and (tree.child(first, "aux:pass") is not None or tree.dep[first] in PASSIVE_HOSTS)
        )

    def of(self, verb: int, depth: int = 0) -> list[int]:
        """The tokens that stand as subject of `verb`, its own or one that it shares."""
        known = self._found.get(verb)
        if known is None:
            own = [child for child in self.tree.children[verb] if self.tree.base[child] in SUBJECTS]
            if len(own) > 1:  # "Prime Minister" and the name after it, each taken for a subject
                named = [child for child in own if child in self.mentions.name]
                own = named or [min(own, key=lambda child: abs(child - verb))]
            known = own or (self._shared(verb, depth) if depth < MAX_SHARING else [])
            if depth == 0:  # deeper down the chain is cut off
                self._found[verb] = known
        return known

    def _shared(self, verb: int, depth: int) -> list[int]:
        tree, head = self.tree, self.tree.head[verb]
        relation = tree.base[verb]
        if head == verb:
            return []
        if relation == "conj":
            return self.of(head, depth + 1) if tree.pos[head] in SHARING else []
        if relation == "xcomp" and self._is_made(head):
            relation = "advcl"  # "a deal was made to build a port"
        if relation == "xcomp":
            return self.told_before(verb) or self._controller(head, depth)
        if relation == "advcl":
            return [] if self._is_finite(verb) else self._of_adverbial(verb, head, depth)
        if relation == "acl" and tree.dep[verb] != "acl:relcl":
            return self._of_modifier(verb, head, depth)
        return [head] if relation == "amod" else []

    def _of_adverbial(self, verb: int, head: int, depth: int) -> list[int]:
        """Who does what a clause without subject tells, the object of "fined them for it" or the subject."""
        tree, vocabulary = self.tree, self.vocabulary
        mark = next((tree.word[c] for c in tree.children[verb] if tree.base[c] in {"mark", "case"}), "")
        if mark == "to" and self.is_passive(head) and self._is_event(self.of(head, depth + 1)):
            return []  # "a deal was made to build a port": who builds it is not said
        told = self.told_before(verb) if mark == "to" else []
        if told:
            return told
        about_object = (mark in JUDGED and tree.lemma[head] in vocabulary.judging) or (
            mark == "to" and tree.lemma[head] in vocabulary.directing
        )
        return self._controller(head, depth) if about_object else self.of(head, depth + 1)

    def told_before(self, verb: int) -> list[int]:
        """Who stands between "for" and an infinitive: "called for them to leave", "food for us to eat"."""
        tree = self.tree
        marks = {tree.word[c]: c for c in tree.children[verb] if tree.base[c] == "mark"}
        if "to" not in marks:
            return []
        if "for" in marks:  # "for" hangs on the infinitive itself
            siblings = tree.children[tree.head[verb]]
            return [c for c in siblings if marks["for"] < c < marks["to"] and tree.base[c] in {"obl", "obj"}]
        for child, head in tree.climb(marks["to"] - 1):
            if tree.base[child] in {"obl", "nmod"} and tree.preposition(child) == "for":
                return [child]
            if head >= marks["to"]:
                break
        return []

    def _is_made(self, verb: int) -> bool:
        """Whether `verb` is a light verb in the passive, so that an infinitive after it tells a purpose."""
        return self.tree.lemma[verb] in self.vocabulary.light and self.is_passive(verb)

    def _is_event(self, tokens: list[int]) -> bool:
        """Whether `tokens` are nouns that tell events, which do nothing by themselves."""
        senses = self.vocabulary.senses
        return any(t not in self.mentions.name and ("noun", self.tree.lemma[t]) in senses for t in tokens)

    def _is_finite(self, verb: int) -> bool:
        """Whether an auxiliary makes `verb` a clause with a subject of its own; "having" does not."""
        tree = self.tree
        return any(
            tree.base[child] == "aux" and tree.word[child] not in GERUNDS for child in tree.children[verb]
        )

    def _controller(self, head: int, depth: int) -> list[int]:
        """Who does what the infinitive under `head` tells: its object if it has one, else its subject."""
        tree = self.tree
        objects = [child for child in tree.children[head] if tree.dep[child] in {"obj", "iobj"}]
        return objects[:1] or self.of(head, depth + 1)

    def _of_modifier(self, verb: int, noun: int, depth: int) -> list[int]:
        """Of "the man arrested" and "forces fighting" the noun; of "a plan to sell" who has the plan."""
        tree = self.tree
        marked = any(tree.base[child] == "mark" for child in tree.children[verb])
        speaks = tree.lemma[noun] in self.vocabulary.documents and not self.is_passive(verb)
        if not marked and not speaks:
            return [named(tree, noun)]
        owner = tree.child(noun, "nmod:poss")
        if owner is not None:
            return [owner]
        own = tree.child(noun, "nsubj")
        if own is not None:  # "Acme is in the process of building it"
            return [own]
        governor = tree.head[noun]
        if governor != noun and tree.base[noun] in {"obj", "xcomp", "obl"}:
            return self.of(governor, depth + 1)
        return [] if marked else [noun]
