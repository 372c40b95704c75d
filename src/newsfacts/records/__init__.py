"""The record contract: what `newsfacts.extract` returns and every sink writes.

Needs Pydantic only, so that a program that reads records needs no NLP stack.
"""

from newsfacts.records.date import DateMention, DateRange
from newsfacts.records.entity import Entity, Mention
from newsfacts.records.event import Event, Events, Source
from newsfacts.records.extraction import SCHEMA_VERSION, Extraction, Producer
from newsfacts.records.measurement import Measurement
from newsfacts.records.quantity import Quantity
from newsfacts.records.spans import Argument, Region, Span, Warning

__all__ = [
    "SCHEMA_VERSION",
    "Argument",
    "DateMention",
    "DateRange",
    "Entity",
    "Event",
    "Events",
    "Extraction",
    "Measurement",
    "Mention",
    "Producer",
    "Quantity",
    "Region",
    "Source",
    "Span",
    "Warning",
]
