"""Events against public sets: mentions and participants of MEANTIME, types of WikiEvents.

    python -m benchmarks.events                      # both sets
    python -m benchmarks.events --set wikievents --show

`news alone` leaves out of MEANTIME what our guidelines do: verbs of saying, being, having.
A mention is found when a trigger of ours, `other` included, shares a character with it.
A participant is found when one of our arguments in any role but `time`, `place` and
`amount` has its head within it. Types are compared by the table of `benchmarks.events.types`.
The sets are read from `../shared`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import newsfacts
from benchmarks.articles import ROOT
from benchmarks.events.corpora import Document, Mention, read_meantime, read_wikievents
from benchmarks.events.types import TYPES, ours
from newsfacts.frames.component import load_lexica
from newsfacts.records import Event

DATA = ROOT.parent / "shared" / "data"
MEANTIME, WIKIEVENTS = DATA / "meantime", DATA / "wikievents" / "dev.jsonl"
CIRCUMSTANCES = frozenset({"time", "place", "amount"})
COMPARABLE = frozenset(name for names in TYPES.values() for name in names)
MAX_CONFUSIONS = 15


class Tally:
    """True positives, what was found, what was there."""

    def __init__(self) -> None:
        self.right = self.found = self.there = 0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.there if self.there else 0.0
        f1 = 2 * self.right / (self.found + self.there) if self.found + self.there else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.there} there, {self.found} found)"


def paired(mentions: Sequence[Mention], events: Sequence[Event]) -> list[tuple[Mention, Event]]:
    """Each mention with an event of ours that shares a character, one to one, in order."""
    pairs, taken = [], set()
    for mention in mentions:
        for event in events:
            overlaps = event.trigger.start < mention.span[1] and mention.span[0] < event.trigger.end
            if overlaps and event.id not in taken:
                taken.add(event.id)
                pairs.append((mention, event))
                break
    return pairs


def participants_of(event: Event) -> list[int]:
    """The heads of the arguments that take part."""
    return [
        argument.head
        for role, arguments in event.roles.items()
        if role not in CIRCUMSTANCES
        for argument in arguments
        if argument.event_id is None and argument.quantity_id is None
    ]


def silent_words() -> frozenset[str]:
    """The forms of verbs that tell no event by our guidelines: saying, being, having, beginning."""
    silent = load_lexica().vocabulary.not_events
    return frozenset(
        {"was", "were", "is", "are", "been", "being", "has", "had", "said", "made", "came", "told"}
    ) | {form for lemma in silent for form in (lemma, f"{lemma}s", f"{lemma}ed", f"{lemma}d", f"{lemma}ing")}


def score_meantime(documents: Iterable[Document], *, show: bool) -> None:
    """Mentions, and participants of the mentions found by both."""
    mentions, news, participants = Tally(), Tally(), Tally()
    silent = silent_words()
    for document in documents:
        found = newsfacts.extract(document.text, published=document.published).events
        events = [event for event in found if document.end is None or event.trigger.end <= document.end]
        pairs = paired(document.events, events)
        mentions.right += len(pairs)
        mentions.found += len(events)
        mentions.there += len(document.events)
        told = [m for m in document.events if document.text[slice(*m.span)].lower() not in silent]
        news.right += sum(mention in told for mention, _ in pairs)
        news.found += len(events) - sum(mention not in told for mention, _ in pairs)
        news.there += len(told)
        for mention, event in pairs:
            heads = participants_of(event)
            participants.right += sum(
                any(start <= head < end for head in heads) for start, end in mention.participants
            )
            participants.found += len(heads)
            participants.there += len(mention.participants)
        if show:
            _show_misses(document, pairs)
    print(f"meantime    mentions      {mentions}")
    print(f"meantime    news alone    {news}")
    print(f"meantime    participants  {participants}")


def _show_misses(document: Document, pairs: Sequence[tuple[Mention, Event]]) -> None:
    found = {mention.span for mention, _ in pairs}
    missed = (document.text[slice(*event.span)] for event in document.events if event.span not in found)
    print(f"{document.name[:40]:40} missed: {', '.join(missed)}")


def score_wikievents(documents: Iterable[Document], *, show: bool) -> None:
    """Triggers with their types, and what was taken for what."""
    triggers, types = Tally(), Tally()
    confusions = Counter[tuple[str, str]]()
    for document in documents:
        wanted = [mention for mention in document.events if ours(mention.type)]
        events = [
            event for event in newsfacts.extract(document.text).events if event.type in COMPARABLE | {"other"}
        ]
        typed = [event for event in events if event.type in COMPARABLE]
        pairs = paired(wanted, events)
        triggers.right += len(pairs)
        triggers.found += len(events)
        types.right += sum(event.type in ours(mention.type) for mention, event in pairs)
        types.found += len(typed)
        triggers.there += len(wanted)
        types.there += len(wanted)
        confusions.update(
            (mention.type, event.type) for mention, event in pairs if event.type not in ours(mention.type)
        )
        if show:
            _show_misses(document, pairs)
    print(f"wikievents  triggers      {triggers}")
    print(f"wikievents  with type     {types}")
    for (theirs, mine), count in confusions.most_common(MAX_CONFUSIONS):
        print(f"  {count:3} {theirs} as {mine}")


def main() -> int:
    """Print the figures of the sets that are there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description="Events on public sets.")
    parser.add_argument("--set", choices=("meantime", "wikievents"), help="this set alone")
    parser.add_argument("--show", action="store_true", help="list the mentions that were not found")
    options = parser.parse_args()
    missing: list[Path] = []
    for name, path in (("meantime", MEANTIME), ("wikievents", WIKIEVENTS)):
        if options.set not in (None, name):
            continue
        if not path.exists():
            missing.append(path)
        elif name == "meantime":
            score_meantime(read_meantime(path), show=options.show)
        else:
            score_wikievents(read_wikievents(path), show=options.show)
    for path in missing:
        print(f"{path} is not there: this set needs the shared data.", file=sys.stderr)
    return 2 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
