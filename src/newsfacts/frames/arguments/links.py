"""What the readers of slots share: relative pronouns, markers of clauses."""

from __future__ import annotations

from newsfacts.frames.tree import Tree

Slots = dict[str, list[int]]

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
NO_CLAUSE_MARK = frozenset({"to", "that", "", "whether", "if"})
VERBAL = frozenset({"VERB", "AUX"})


def antecedent(tree: Tree, token: int) -> int:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    if tree.word[token] not in RELATIVE or tree.pos[token] not in {"PRON", "DET", "SCONJ"}:
        return token
    for child, head in tree.climb(token):
        if tree.dep[child] == "acl:relcl":
            return named(tree, head)
    return token


def named(tree: Tree, noun: int) -> int:
    """What a predicate noun is said of: of "Ardal is the port that they built" the port is Ardal."""
    if tree.child(noun, "cop") is None:
        return noun
    subject = tree.child(noun, "nsubj")
    return noun if subject is None or tree.pos[subject] == "PRON" else subject


def agents_below(tree: Tree, noun: int) -> list[int]:
    """Who by a phrase within the phrase of `noun` did something: "the building of a dam by Acme"."""
    return [c for c in tree.children[noun] if tree.base[c] == "nmod" and tree.preposition(c) == "by"]


def add_clause(tree: Tree, slots: Slots, clause: int, infinitive: str) -> None:
    """Put a clause in the slot of its marker; one with "to" in the slot named `infinitive`."""
    mark = next((tree.joined(c) for c in tree.children[clause] if tree.base[c] in {"mark", "case"}), "")
    if mark == "to":
        slots[infinitive].append(clause)
    elif mark and mark not in NO_CLAUSE_MARK:
        slots[mark].append(clause)


def found(slots: Slots) -> Slots:
    """The slots that hold something, as a plain dictionary."""
    return {name: tokens for name, tokens in slots.items() if tokens}
