"""Strings that broke existing tools, read off public issue threads: how many are read right.

    python -m benchmarks.hostile [--kind quantity] [--show] [CASES.jsonl]

A case is right when every expected record is found with its value, unit, modifier or
interval, and nothing else of its kind is. Kinds that are about whole programs
(`robustness`) are covered by the test suite. Needs the shared data beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import newsfacts
from benchmarks.articles import ROOT
from benchmarks.quantities.hostile import is_right
from benchmarks.quantities.systems import amounts_of
from newsfacts.records import DateMention, Event, Extraction

CASES = ROOT.parent / "shared" / "data" / "hostile" / "cases-dev.jsonl"

Expected: TypeAlias = Mapping[str, Any]
Case: TypeAlias = Mapping[str, Any]

MODIFIERS = {
    "~": {"approximate"},
    ">": {"more_than"},
    ">=": {"at_least"},
    "<": {"less_than"},
    "<=": {"at_most"},
}
ACTORS = {"USAMIL": "United States military", "CUB": "Cuba"}
"""Codes of actors in the cases, and the words of the text that they stand for."""

OPEN_ANSWERS = ("anchor", "interval of")
"""Expected values that are descriptions: any value of the right span will do."""


def same_date(date: DateMention, expected: Expected) -> bool:
    """Overlapping text and one of the expected values; a decade is written `199X` in the cases."""
    text: str = expected["text"].lower()
    span = date.span.text.lower()
    if text not in span and span not in text:
        return False
    wanted: str = expected["value"]
    if wanted.startswith(OPEN_ANSWERS):
        return True
    return any(_same_value(date, value) for value in wanted.split("|"))


def _same_value(date: DateMention, wanted: str) -> bool:
    """The value; of a time also that of its day; of one side of a range also that of the whole."""
    value = date.value or ""
    if date.timex == "TIME" and "T" not in wanted:
        value = value.split("T")[0]
    if value in (wanted, wanted.rstrip("X") if wanted[:2].isdigit() else wanted):
        return True
    if date.range is not None and date.range.value == wanted:
        return True
    start, _, end = wanted.partition("/")
    return bool(end) and str(date.start) == start[:10] and str(date.end) == end[:10]


def matched(
    found: Sequence[Any], expected: Sequence[Expected], same: Callable[[Any, Expected], bool]
) -> bool:
    """Whether each expected record has a record of its own and no record is left over."""
    left = list(found)
    for want in expected:
        hit = next((record for record in left if same(record, want)), None)
        if hit is not None:
            left.remove(hit)
        elif not want.get("optional"):
            return False
    return not left


def right_quantities(facts: Extraction, case: Case) -> bool:
    """The kinds `quantity` and `unit`: numbers and units as for every system, and the modifiers."""
    told = {quantity.modifier for quantity in facts.quantities}
    hedged = [MODIFIERS[want["modifier"]] for want in case["expected"] if want.get("modifier") in MODIFIERS]
    return is_right(lambda _: list(amounts_of(facts)), case) and all(told & names for names in hedged)


def right_dates(facts: Extraction, case: Case) -> bool:
    """The kind `date`; an impossible day stays a mention without a value."""
    valued = [date for date in facts.dates if date.value]
    if case["expected"] and any("/" in str(want["value"]) for want in case["expected"]):
        return all(any(same_date(date, want) for date in valued) for want in case["expected"])
    return matched(valued, case["expected"], same_date)


def right_entities(facts: Extraction, case: Case) -> bool:
    """The kind `entity`: each expected name is a mention, as often as said."""
    types = {"PERSON": "person", "ORG": "organization", "GPE": "place", "NORP": "group"}
    counts = Counter[tuple[str, str]](
        (mention.text, entity.type) for entity in facts.entities for mention in entity.mentions
    )
    return all(
        counts[want["text"], types[want["label"]]] >= want.get("count", 1) for want in case["expected"]
    )


def right_relation(facts: Extraction, case: Case) -> bool:
    """The kind `relation`: no event ties two names together as the false relation would."""
    forbidden = {"works_for": {"appointment", "departure"}, "lives_in": {"birth", "founding"}}
    return not any(event.type in forbidden[case["expected"]["relation"]] for event in facts.events)


def right_event(facts: Extraction, case: Case) -> bool:
    """The kind `event`: trigger and polarity, type and agent, or source and target, as the case has them."""
    return all(any(_same_event(facts, event, want) for event in facts.events) for want in case["expected"])


def _same_event(facts: Extraction, event: Event, want: Expected) -> bool:
    fillers = " | ".join(argument.span.text for role in event.roles.values() for argument in role)
    if "trigger" in want:
        negative = event.polarity == "negative"
        return want["trigger"] in event.trigger.text and negative == want["negated"]
    if "type" in want:
        told = facts.text[event.evidence.start : event.evidence.end]
        return event.type == want["type"].lower() and want["agent"] in fillers and want["agent"] in told
    return all(ACTORS[want[role]] in fillers for role in ("source", "target"))


def right_quote(facts: Extraction, case: Case) -> bool:
    """The kind `quote`: no event in the quotation is given to another speaker."""
    speakers = [event.source.argument.span.text for event in facts.events if event.source]
    return all(speaker in case["expected"]["speaker"] for speaker in speakers)


CHECKS: dict[str, Callable[[Extraction, Case], bool]] = {
    "quantity": right_quantities,
    "unit": right_quantities,
    "date": right_dates,
    "docdate": right_dates,
    "entity": right_entities,
    "relation": right_relation,
    "event": right_event,
    "quote": right_quote,
}


def main() -> int:
    """Print a line per kind; with `--show`, every case that is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description="Hostile cases.")
    parser.add_argument("cases", type=Path, nargs="?", default=CASES)
    parser.add_argument("--kind", choices=sorted(CHECKS), help="this kind alone")
    parser.add_argument("--show", action="store_true", help="print what was read in the cases that are wrong")
    options = parser.parse_args()
    if not options.cases.exists():
        print(f"{options.cases} is not there: this benchmark needs the shared data.", file=sys.stderr)
        return 2
    right, total, spurious = Counter[str](), Counter[str](), Counter[str]()
    for line in options.cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        kind = case["kind"]
        if kind not in CHECKS or options.kind not in (None, kind):
            continue
        facts = newsfacts.extract(case["text"], published=case.get("anchor_date"))
        good = CHECKS[kind](facts, case)
        total[kind] += 1
        right[kind] += good
        spurious[kind] += not good and case["expected"] == []
        if options.show and not good:
            _show(case, facts)
    print(f"{'kind':10} {'right':>6} {'of':>5} {'share':>7}  found where there is nothing")
    for kind, cases in total.items():
        print(f"{kind:10} {right[kind]:6} {cases:5} {right[kind] / cases:7.3f}  {spurious[kind]}")
    return 0


def _show(case: Case, facts: Extraction) -> None:
    print(f"{case['kind']}: {case['text']!r}\n  expected {json.dumps(case['expected'])}")
    for quantity in facts.quantities:
        number = quantity.value if quantity.value is not None else (quantity.low, quantity.high)
        noun = quantity.item or ""
        print(f"  {quantity.span.text!r}: {number} {quantity.unit} {quantity.modifier or ''} {noun}")
    for date in facts.dates:
        print(
            f"  {date.span.text!r}: {date.timex} {date.value} {date.start}..{date.end} {date.modifier or ''}"
        )
    for event in facts.events:
        roles = {role: [argument.span.text for argument in fillers] for role, fillers in event.roles.items()}
        print(f"  {event.trigger.text!r}: {event.type} {event.polarity} {roles}")


if __name__ == "__main__":
    sys.exit(main())
