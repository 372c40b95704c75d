"""Why each record is what it is, as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfacts.api import extract, load, processed
from newsfacts.frames.component import FramesComponent
from newsfacts.options import Options

if TYPE_CHECKING:
    from newsfacts.frames.explaining import Explanation
    from newsfacts.records import Event, Extraction, Measurement


def explained(
    text: str, *, published: str | None = None, title: str | None = None, options: Options | None = None
) -> str:
    """The events and measurements of an article, each with the entries and cues that made it.

    Reads the article once more than `extract` does, to look over the reader's shoulder.
    """
    options = options or Options()
    facts = extract(text, published=published, title=title, options=options)
    frames = load(options).get_pipe("newsfacts_frames")
    doc = processed(text, published=published, title=title, options=options)
    found = frames.explain(doc) if doc is not None and isinstance(frames, FramesComponent) else []
    by_trigger = {explanation.trigger.start: explanation for explanation in found}
    lines = [line for event in facts.events for line in _of_event(event, by_trigger[event.trigger.start])]
    lines += [line for measurement in facts.measurements for line in _of_measurement(facts, measurement)]
    return "".join(f"{line}\n" for line in lines)


def _of_event(event: Event, explanation: Explanation) -> list[str]:
    span = event.trigger
    head = f"{event.id} {event.type} {span.text!r} {span.start}:{span.end} confidence {event.confidence}"
    return [head, *(f"    {what:<12}{why}" for what, why in explanation.reasons)]


def _of_measurement(facts: Extraction, measurement: Measurement) -> list[str]:
    quantity = next(item for item in facts.quantities if item.id == measurement.quantity_id)
    subject, evidence = measurement.subject.span, measurement.evidence
    lines = [
        f"{measurement.id} {measurement.property} of {subject.text!r}: {quantity.span.text!r}",
        f"    {'unit':<12}{quantity.unit} ({quantity.dimension})",
        f"    {'sentence':<12}{evidence.start}:{evidence.end}",
        f"    {'stance':<12}{measurement.modality}, {measurement.polarity}",
    ]
    if measurement.source:
        source = measurement.source
        lines.append(f"    {'source':<12}{source.argument.span.text!r} by {source.cue.text!r}")
    if measurement.time:
        lines.append(f"    {'time':<12}{measurement.time}")
    return lines
