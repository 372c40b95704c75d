"""Which verb a date belongs to, where order and punctuation tell it against the parse."""

from __future__ import annotations

from collections.abc import Container

from newsfacts.frames.tree import Tree

# Dates of these are how long the nearest verb lasts: "delaying the vote until June".
LASTING = frozenset({"until", "till", "since"})
CLAUSES = frozenset({"ccomp", "parataxis"})
# Relations that a date beside a verb has only where the parse found no better one.
LOOSE = frozenset({"parataxis", "dep", "discourse"})
VERBAL = frozenset({"VERB", "AUX"})


def attach_dates(
    tree: Tree, dates: Container[int], saying: Container[str], event_nouns: Container[tuple[str, str]]
) -> None:
    """Hang each date on the verb that it dates.

    Args:
        tree: The parsed text; changed in place.
        dates: The tokens of date expressions.
        saying: Lemmas of verbs of saying.
        event_nouns: Nouns that tell events, as pairs of "noun" and lemma; a date may be theirs.
    """
    for token, relation in enumerate(tree.base):
        if token in dates and relation in LOOSE and tree.pos[tree.head[token]] == "VERB":
            tree.dep[token] = tree.base[token] = relation = "obl"  # "set a record, last year in Berlin"
        if token not in dates or tree.head[token] in dates or relation not in {"obl", "nmod", "advmod"}:
            continue
        head = tree.head[token]
        if tree.pos[head] in VERBAL:
            verb = _of_reported_clause(tree, token, head, saying)
        elif relation == "nmod" and ("noun", tree.lemma[head]) not in event_nouns:
            verb = _after_subject(tree, token, head)
        else:
            continue
        if verb is not None and verb != head:
            _move(tree, token, verb)


def _move(tree: Tree, token: int, verb: int) -> None:
    if token in tree.children[tree.head[token]]:
        tree.hang(token, verb, "obl" if tree.base[token] == "nmod" else tree.dep[token])


def _after_subject(tree: Tree, token: int, noun: int) -> int | None:
    """The verb in "Police on Monday arrested": the date stands between subject and verb."""
    verb = tree.head[noun]
    if tree.base[noun] != "nsubj" or not noun < token < verb or tree.pos[verb] not in VERBAL:
        return None
    between = range(token + 1, verb)
    free = all(tree.head[item] in {verb, token} or tree.base[item] == "flat" for item in between)
    return verb if free else None


def _of_reported_clause(tree: Tree, token: int, verb: int, saying: Container[str]) -> int | None:
    """The verb of what is said, where a date beside a verb of saying stands within that clause."""
    if tree.preposition(token) in LASTING:
        return _last_verb(tree, token, verb)
    if tree.lemma[verb] in saying:
        for child in tree.children[verb]:
            if tree.base[child] not in CLAUSES or tree.pos[child] not in VERBAL:
                continue
            if token < child < verb and not _has_date_between(tree, token, child):
                return child  # "On Monday the two will meet, the office said"
            if verb < child < token and tree.base[child] == "ccomp" and not _after_comma(tree, token):
                return child  # "said the line had opened in June"
    head = tree.head[verb]
    before_clause = tree.base[verb] == "ccomp" and head < token < verb and tree.lemma[head] in saying
    if before_clause and all(child >= token for child in tree.children[verb]):
        return head  # "announced on Monday it would close"
    return None


def _last_verb(tree: Tree, token: int, verb: int) -> int | None:
    """The verb nearest before a date, of those that hang on `verb`."""
    for item in range(token - 1, verb, -1):
        if tree.pos[item] == "VERB":
            return item if any(head == verb for _, head in tree.climb(item)) else None
    return None


def _has_date_between(tree: Tree, token: int, clause: int) -> bool:
    """Whether a subordinate clause stands between, so that the date may be of that."""
    return any(tree.pos[item] == "VERB" for item in range(token + 1, clause))


def _after_comma(tree: Tree, token: int) -> bool:
    first = min([token, *tree.children[token]])
    return first > 0 and tree.word[first - 1] == ","
