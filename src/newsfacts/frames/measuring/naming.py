"""How the text names what is measured: "wind speed", "minimum temperature"."""

from __future__ import annotations

from newsfacts.frames.measuring.owners import Owners

MAX_KINDS = 3


def property_name(owners: Owners, noun: int, dimension: str = "") -> str | None:
    """The property that `noun` names, with what specifies it: "wind speed"."""
    lemma = owners.tree.lemma[noun]
    name = owners.cues.nouns.get(f"{owners.tree.word[noun - 1]} {lemma}") if noun else None
    name = name or owners.cues.nouns.get(owners.tree.word[noun]) or owners.cues.nouns.get(lemma)
    if name is None or owners.tree.word[noun] in owners.cues.words.traded:
        return None
    if dimension not in owners.cues.measured.get(name, (dimension,)):
        return None  # "600 MW of wind"
    if dimension == "temperature" and lemma in owners.cues.extremes:
        return f"{owners.cues.extremes[lemma]} temperature"
    return " ".join([*(kind for kind in kinds(owners, noun) if kind not in name.split()), name])


def kinds(owners: Owners, noun: int) -> list[str]:
    """The nouns before `noun` that say which it is: "unemployment" rate."""
    tree, mentions = owners.tree, owners.mentions
    found = [
        tree.word[child]
        for child in tree.children[noun]
        if tree.base[child] == "compound"
        and child < noun
        and tree.pos[child] == "NOUN"
        and child not in mentions.name
        and child not in mentions.quantity
        and child not in mentions.date
    ]
    return found[-MAX_KINDS:]


def own_words(owners: Owners, noun: int) -> str:
    """A noun that names a property by where it stands, as the text has it."""
    return " ".join([*kinds(owners, noun), owners.tree.word[noun]])


def property_of(owners: Owners, token: int, dimension: str) -> str | None:
    """The property that a phrase names, also behind "the number of"."""
    name = property_name(owners, token, dimension)
    counted = owners.tree.preposition_child(token, "of") if name in owners.cues.words.counting else None
    return name if counted is None else f"{name} of {owners.tree.word[counted]}"
