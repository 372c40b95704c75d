"""How many pronouns and descriptions in annotated articles are resolved to the right entity.

    python -m benchmarks.references                       # ../shared/gold/dev and ../shared/gold/train
    python -m benchmarks.references DIR [DIR …] [--show]  # folders of *.gold.json

Asked about are the arguments and sources of events whose annotation names an entity
without one of its names in their span: "he", "the company". Each is right (linked to the
entity), wrong (linked to another) or unlinked. A link of a phrase that the annotation
ties to no entity is "invented": the plural "they", or a person without a name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import newsfacts
from benchmarks.articles import ROOT
from newsfacts.records import Extraction

GOLD = ROOT.parent / "shared" / "gold"
_SAME = 0.5
"""A mention is that of a phrase where they share this part of the characters of both."""

Spot = tuple[int, int]


@dataclass(frozen=True)
class Reference:
    """A phrase that is no name, and the annotated entity it refers to, or None."""

    span: Spot
    entity: str | None


def references_in(article: Mapping[str, Any]) -> Iterator[Reference]:
    """The phrases of an annotated article that fill a role without a name, each once."""
    names = {entity["id"]: entity["mentions"] for entity in article["entities"]}
    every = [span for spans in names.values() for span in spans]
    seen: set[Reference] = set()
    for event in article["events"]:
        sources = [event["source"]] if event["source"] else []
        for filler in [*event["arguments"], *sources]:
            entity = filler.get("entity")
            if filler.get("quantity") or filler.get("role") == "time":
                continue
            held = names[entity] if entity else every
            reference = Reference((filler["span"][0], filler["span"][1]), entity)
            if reference in seen or any(_overlap(reference.span, span) for span in held):
                continue
            seen.add(reference)
            yield reference


def judged(article: Mapping[str, Any], found: Extraction) -> Iterator[tuple[Reference, str, str]]:
    """Each reference with its verdict and the name of the entity that it was linked to."""
    gold = [(span, entity["id"]) for entity in article["entities"] for span in entity["mentions"]]
    meant: dict[str, set[str]] = {}
    links: list[tuple[Spot, str]] = []
    for entity in found.entities:
        for mention in entity.mentions:
            spot = (mention.start, mention.end)
            if mention.kind == "name":
                meant.setdefault(entity.id, set()).update(id_ for span, id_ in gold if _overlap(span, spot))
            else:
                links.append((spot, entity.id))
    called = {entity.id: entity.name for entity in found.entities}
    for reference in references_in(article):
        spot, id_ = max(links, key=lambda link: _shared(link[0], reference.span), default=((0, 0), ""))
        linked = _shared(spot, reference.span) >= _SAME and not owns(spot, reference.span, article["text"])
        if not linked:
            verdict = "unlinked" if reference.entity else "rightly none"
        elif reference.entity is None:
            verdict = "invented"
        else:
            verdict = "right" if reference.entity in meant.get(id_, ()) else "wrong"
        yield reference, verdict, called[id_] if linked else "-"


def owns(mention: Spot, phrase: Spot, text: str) -> bool:
    """Whether a mention only says whose the phrase is: "the minister" of "the minister's exit"."""
    return mention[1] < phrase[1] and text.startswith(("'", "’"), mention[1])


def _overlap(one: Spot, other: Spot) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _shared(one: Spot, other: Spot) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def report(folder: Path, *, show: bool) -> None:
    """Print the figures of one folder."""
    counts: Counter[str] = Counter()
    for file in sorted(folder.glob("*.gold.json")):
        article = json.loads(file.read_text(encoding="utf-8"))
        names = {entity["id"]: entity["name"] for entity in article["entities"]}
        found = newsfacts.extract(article["text"], published=article["published"])
        for reference, verdict, linked in judged(article, found):
            counts[verdict] += 1
            if show and verdict != "rightly none":
                start, end = reference.span
                said = article["text"][start:end]
                print(f"{verdict:9} {said!r}: {names.get(reference.entity or '', '-')} | {linked}")
                print("          ", repr(article["text"][max(0, start - 130) : end + 50]))
    asked = counts["right"] + counts["wrong"] + counts["unlinked"]
    hits = counts["right"] + counts["wrong"]
    all_linked = hits + counts["invented"]
    print(f"{folder}: {asked} references: right {counts['right']} ({counts['right'] / max(1, asked):.3f}), "
          f"wrong {counts['wrong']}, unlinked {counts['unlinked']}; "
          f"precision of links {counts['right'] / max(1, hits):.3f}, "
          f"with {counts['invented']} invented {counts['right'] / max(1, all_linked):.3f}; "
          f"rightly none {counts['rightly none']}")  # fmt: skip


def main() -> None:
    """Print the figures of each folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="*", default=[GOLD / "dev", GOLD / "train"])
    parser.add_argument("--show", action="store_true", help="list the references and what they got")
    args = parser.parse_args()
    for folder in args.folders:
        report(folder, show=args.show)


if __name__ == "__main__":
    main()
