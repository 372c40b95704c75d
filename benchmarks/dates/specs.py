"""The date-time test specifications of Recognizers-Text: the share that is read right.

Their cases come from calendars and chat, and their guidelines are not ours. Left out,
by class, are the cases whose expectation no reading by our guidelines can meet:

- `range in one span`: "from March to May" is one expression there, two here;
- `counted to the day`: "two months ago" is a month here, and "in two weeks" a length of time;
- `no value of ours`: time zones, parts of a day with borders of their own.

Of the rest a case is right when each of its expressions is found (a span that shares a
character) with one of the values it may have. Theirs is compared by meaning: "T07" is our
"T07:00" of the day, an open year is filled from the day of writing, which they also give,
and the prepositions within their spans ("before 2015") are outside ours.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.dates.corpora import plain_value
from benchmarks.dates.scoring import Found
from benchmarks.dates.systems import Reader

Case: TypeAlias = Mapping[str, Any]


_UNITS = r"(?:minute|min|hour|hr|day|week|fortnight|month|quarter|year|decade)s?"
_COUNTED = re.compile(
    rf"\b(?:in|within|for) (?:\w+ ){{1,4}}{_UNITS}\b"
    rf"|{_UNITS}\b.*\b(?:ago|later|hence|back|from now|from today|earlier|time)\b"
    rf"|\b(?:more|less) than\b.*{_UNITS}"
)


def left_out(case: Case) -> str | None:
    """The class for which a case is left out, or None."""
    for result in case["Results"]:
        kind = _kind(result)
        values = result["Resolution"]["values"]
        if any(str(value.get("timex", "")).startswith("(") for value in values):
            return "range in one span"
        if kind in ("date", "datetime", "daterange") and _COUNTED.search(result["Text"]):
            return "counted to the day"
        if kind in ("timezone", "timerange", "datetimerange"):
            return "no value of ours"
    return None


def _kind(result: Mapping[str, Any]) -> str:
    name = result.get("TypeName") or result.get("Typename") or ""
    return str(name).split(".")[-1]


def right(case: Case, found: Sequence[Found]) -> bool:
    """Whether every expected expression is found with a value it may have, or nothing where nothing is."""
    if not case["Results"]:
        return not found
    return all(any(_same(result, item, case) for item in found) for result in case["Results"])


def _same(result: Mapping[str, Any], item: Found, case: Case) -> bool:
    start = result.get("Start", case["Input"].lower().find(result["Text"].lower()))
    end = result.get("End", start + len(result["Text"]) - 1) + 1
    if min(end, item.end) <= max(start, item.start):
        return False
    for value in result["Resolution"]["values"]:
        ours = plain_value(item.value)
        if value.get("timex", "").startswith("T"):  # a time of no day
            ours = "T" + ours.partition("T")[2]
        if value.get("value") == "not resolved" and value.get("type") == "date" and not ours:
            return True  # 30 February
        if ours in spellings(value) or _length(ours) == _length(value.get("timex", "")) is not None:
            return True
    return False


_LENGTH = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(T.*)?")
_CLOCK = re.compile(r"T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?")


def _length(value: str) -> tuple[float, float] | None:
    """The months and seconds of a duration: PT1.5H is as long as PT1H30M."""
    match = _LENGTH.fullmatch(value)
    clock = _CLOCK.fullmatch(match[6] or "T") if match else None
    if match is None or clock is None or value == "P":
        return None
    years, quarters, months, weeks, days = (float(part or 0) for part in match.groups()[:5])
    hours, minutes, seconds = (float(part or 0) for part in clock.groups())
    return 12 * years + 3 * quarters + months, 86400 * (
        7 * weeks + days
    ) + 3600 * hours + 60 * minutes + seconds


def spellings(value: Mapping[str, str]) -> set[str]:
    """The TIMEX3 values that stand for one of their resolutions.

    >>> sorted(spellings({"timex": "XXXX-05-09", "value": "2017-05-09"}))
    ['2017-05-09', 'XXXX-05-09']
    """
    timex = value.get("timex", "")
    if timex.startswith("T"):
        return {_clock(timex)}
    found = {timex, _clock(timex), plain_value(timex)}
    for key in ("value", "start"):
        resolved = value.get(key, "")
        if re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?", resolved):
            found |= _of_day(resolved, timex)
    return {spelling for spelling in found if spelling}


def _of_day(resolved: str, timex: str) -> set[str]:
    """The value of a resolved day in the grain that their expression has."""
    day, _, clock = resolved.partition(" ")
    if clock and "T" in timex:
        return {f"{day}T{clock[:5]}"}
    if re.fullmatch(r"XXXX-\d\d", timex):
        return {day[:7]}
    if re.fullmatch(r"XXXX-(SP|SU|FA|WI)", timex):
        return {day[:4] + timex[4:]}
    if re.fullmatch(r"(\d{4}|XXXX)-W(\d\d|XX)(-WE)?", timex):
        return set()
    return {day}


def _clock(timex: str) -> str:
    match = re.fullmatch(r"(.*T)(\d\d)", timex)
    return f"{match[1]}{match[2]}:00" if match else timex


def print_shares(file: Path, readers: Mapping[str, Reader], *, show: bool) -> None:
    """The share that each system reads right, by kind, and how many cases were left out for what."""
    cases = json.loads(file.read_text(encoding="utf-8-sig"))
    reasons = Counter(reason for case in cases if (reason := left_out(case)))
    kept = [case for case in cases if left_out(case) is None]
    kinds = Counter(_kinds(case) for case in kept)
    print(f"\nspecs: {len(kept)} of {len(cases)} cases; left out: ", end="")
    print(", ".join(f"{reason} ({count})" for reason, count in reasons.items()))
    print(f"{'kind':24}{'cases':>6}" + "".join(f"{name:>24}" for name in readers))
    shares = {name: _count(kept, read, show=show) for name, read in readers.items()}
    for kind, count in [*kinds.most_common(), ("all", len(kept))]:
        figures = "".join(
            f"{(counted.total() if kind == 'all' else counted[kind]) / count:24.3f}"
            for counted in shares.values()
        )
        print(f"{kind:24}{count:6}{figures}")


def _kinds(case: Case) -> str:
    return "+".join(sorted({_kind(result) for result in case["Results"]})) or "nothing"


def _count(cases: Sequence[Case], read: Reader, *, show: bool) -> Counter[str]:
    counted: Counter[str] = Counter()
    for case in cases:
        published = str((case.get("Context") or {}).get("ReferenceDateTime", ""))[:10]
        found = read(case["Input"], published or None)
        if right(case, found):
            counted[_kinds(case)] += 1
        elif show:
            wanted = [(result["Text"], result["Resolution"]["values"]) for result in case["Results"]]
            got = [(case["Input"][item.start : item.end], item.value) for item in found]
            print(f"  {case['Input']!r} {published}\n    expected {wanted}\n    found {got}")
    return counted
