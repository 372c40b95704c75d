"""How an event is told, as far as it bears on when it was."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from newsfacts.annotations import Event
from newsfacts.frames.tense import tense, verb_above
from newsfacts.frames.tree import Tree

PLOT_TENSES = frozenset({"past", "participle", "gerund"})
DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Told:
    """How an event is told, as far as it matters for its time."""

    index: int
    token: int
    sentence: int
    tense: str
    is_plot: bool
    facts: tuple[str, ...]


def how_told(tree: Tree, event: Event, index: int, token: int, triggers: Container[int]) -> Told:
    """How the event `index`, whose trigger is `token`, is told; `triggers` are those of the text."""
    verb = verb_above(tree, token)
    how = tense(tree, verb) if verb is not None else "none"
    form = "verb" if tree.pos[token] == "VERB" else "noun"
    facts = [f"{form} {how} {event.modality}", f"said {event.source is not None}", event.polarity]
    if form == "noun":
        definite = any(tree.word[child] in DEFINITE for child in tree.children[token])
        facts += [f"definite {definite}", f"noun {tree.base[token]}"]
    if verb is not None and verb != token:
        facts.append(f"under {'event' if verb in triggers else 'verb'}")
    is_plot = event.modality == "actual" and event.source is None and how in PLOT_TENSES
    return Told(index, token, tree.sentence[token], how, is_plot, tuple(facts))


def time_size(value: str) -> str:
    """Whether a TIMEX3 value names a day or part of one, a longer span, or is only a reference."""
    if value.endswith("REF"):
        return "ref"
    return "day" if len(value) >= len("2020-W10") else "span"
