"""Builders of clock times and parts of the day."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.meanings import Base, Meaning, Plain, Reading, Relative, Timed
from newsfacts.mentions.dates.vocabulary import RelativeWord

Arguments = tuple[str, ...]


def _clock(captures: Captures) -> str | None:
    """The captured time as hours and minutes, or None where no clock shows it."""
    time = captures.get("CLOCK", "INT4", "HM")
    if time is None:
        hours = captures.get("INT", "NUM")
        if hours is None or Decimal(hours) % 1 or not 0 <= hours <= 24:
            return None
        time = f"{int(hours):02d}:00"
    return str(time)


def meridiem(captures: Captures, arguments: Arguments) -> str | None:
    """2pm, 10:30 a.m."""
    time = _clock(captures)
    if time is None or int(time[:2]) > 12:
        return None if time is None or captures.get("AMPM") == 0 else time
    return f"{int(time[:2]) % 12 + captures.get('AMPM'):02d}{time[2:]}"


def hour(captures: Captures, arguments: Arguments) -> str | None:
    """19:00 CEST, 1700 UTC, ten o'clock."""
    return _clock(captures)


def part_today(captures: Captures, arguments: Arguments) -> Reading:
    """Tonight."""
    return Reading(Timed(arguments[0], Relative(0, "day", "published")))


def part_of(captures: Captures, arguments: Arguments) -> Reading | None:
    """Tuesday evening, the night of May 30, one afternoon in mid-February."""
    part = captures.get("PART") or next(
        (code for word, code in _PART_WORDS.items() if captures.has(word)), None
    )
    if captures.has("SHIFT"):
        day: Meaning = Relative(captures.get("SHIFT"), "day", "published")
    else:
        day = captures.reading.meaning
    return None if part is None or isinstance(day, Timed) else Reading(Timed(part, day))


_PART_WORDS = {"night": "NI", "evening": "EV", "morning": "MO", "afternoon": "AF"}


def relative_part(captures: Captures, arguments: Arguments) -> Reading:
    """This morning, that night, the next morning, the previous night."""
    word: RelativeWord = captures.all("REL")[-1]
    base: Base = "focus" if word.offset == 1 else word.base
    return Reading(Timed(captures.get("PART"), Relative(word.offset, "day", base)))


def part_beside(captures: Captures, arguments: Arguments) -> Reading:
    """The night before, the morning after: beside the day talked about; "the night before last"."""
    base: Base = "published" if captures.has("last") else "focus"
    return Reading(Timed(captures.get("PART"), Relative(int(arguments[0]), "day", base)))


def noon(captures: Captures, arguments: Arguments) -> str:
    """12 noon, 12 midnight."""
    return "12:00" if captures.has("noon") else "24:00"


def at_night(captures: Captures, arguments: Arguments) -> Reading:
    """At night: of no day in particular."""
    return Reading(Plain("TIME", "XXXX-XX-XXTNI"))


def part_alone(captures: Captures, arguments: Arguments) -> Reading:
    """The evening: of the day that the text is talking about."""
    return Reading(Timed(captures.get("PART") or "MO"))


def clock_on(captures: Captures, arguments: Arguments) -> Reading | None:
    """4 p.m. on April 13; 8:30 Monday morning; a time alone, of the day talked about."""
    time = captures.get("CLOCK")
    phrase = captures.get("D", "TIMEP")
    if phrase is None:
        return Reading(Timed(time))
    if isinstance(phrase.meaning, Plain):  # at night
        return Reading(Timed(_afternoon(time, "NI")))
    if isinstance(phrase.meaning, Timed):
        if ":" in phrase.meaning.clock:
            return None
        return Reading(Timed(_afternoon(time, phrase.meaning.clock), phrase.meaning.day))
    return Reading(Timed(time, phrase.meaning))


def clock_in_part(captures: Captures, arguments: Arguments) -> Reading | None:
    """1:00 in the afternoon is 13:00."""
    time, phrase = _clock(captures), captures.get("TIMEP")
    if time is None:
        return None
    if phrase is not None and isinstance(phrase.meaning, Plain):  # "eleven at night"
        return Reading(Timed(_afternoon(time, "NI")))
    part = captures.get("PART") or phrase.meaning.clock
    return Reading(Timed(_afternoon(time, part), phrase.meaning.day if phrase else None))


def _afternoon(time: str, part: str) -> str:
    """A twelve-hour time in the part of the day it belongs to."""
    hours = int(time[:2])
    later = part in ("AF", "EV") or (part == "NI" and hours >= 6)
    return f"{hours + 12:02d}{time[2:]}" if later and hours < 12 else time
