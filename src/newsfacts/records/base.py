"""What every record shares: frozen, closed to unknown fields, exact numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

# Beyond this many places a number is written with an exponent: a hostile
# "1E+999999" must not become a megabyte of zeros.
_PLAIN_PLACES = 60

Modality = Literal["actual", "planned", "possible", "requested", "hypothetical"]
Polarity = Literal["positive", "negative"]
TimeBasis = Literal["stated", "inferred"]


class Record(BaseModel):
    """Base of every record."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)


def plain(number: Decimal) -> str:
    """`number` with every digit and, within reason, without an exponent.

    >>> plain(Decimal("3.2E+10"))
    '32000000000'
    """
    return format(number, "f") if abs(number.adjusted()) <= _PLAIN_PLACES else str(number)


def _canonical(number: Decimal) -> Decimal:
    """A whole number without exponent or empty decimals, so that 32 billion prints as 32000000000."""
    if abs(number.adjusted()) > _PLAIN_PLACES or number != int(number):
        return number
    return Decimal(int(number))


Amount = Annotated[
    Decimal, AfterValidator(_canonical), PlainSerializer(plain, return_type=str, when_used="json")
]
"""An exact number: `Decimal` in Python, a string of its digits in JSON."""

Confidence = Annotated[float, Field(ge=0, le=1)]

EntityId = Annotated[str, Field(pattern=r"^e[1-9][0-9]*$")]
QuantityId = Annotated[str, Field(pattern=r"^q[1-9][0-9]*$")]
DateId = Annotated[str, Field(pattern=r"^d[1-9][0-9]*$")]
EventId = Annotated[str, Field(pattern=r"^v[1-9][0-9]*$")]
MeasurementId = Annotated[str, Field(pattern=r"^m[1-9][0-9]*$")]

NonEmpty = Annotated[str, Field(min_length=1)]
Offset = Annotated[int, Field(ge=0)]


def check_interval(start: date | None, end: date | None) -> None:
    """Refuse an interval that ends before it starts.

    Raises:
        ValueError: If `end` lies before `start`.
    """
    if start is not None and end is not None and end < start:
        raise ValueError(f"the interval ends ({end}) before it starts ({start})")
