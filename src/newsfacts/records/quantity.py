"""Amounts: the number, its unit, and what it measures."""

from __future__ import annotations

import builtins
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Literal, Self

from pydantic import model_validator

from newsfacts.errors import UnitError
from newsfacts.records.base import Amount, Confidence, NonEmpty, QuantityId, Record
from newsfacts.records.spans import Argument, Span
from newsfacts.records.units import as_pint

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity

# Enough digits that the product of two amounts read from text is never rounded.
_EXACT = Context(prec=100)


def exact_product(left: Decimal, right: Decimal) -> Decimal:
    """`left * right`, whatever the precision of the caller's decimal context."""
    return _EXACT.multiply(left, right)


class Quantity(Record):
    """An amount as the article states it, magnitude applied, unit made canonical."""

    id: QuantityId
    """`q1`, `q2`, … in order of appearance."""
    span: Span
    """The modifier, the number and the unit."""
    value: Amount | None
    """The number in `unit`; null for a range."""
    low: Amount | None = None
    """Lower bound of a range or of a comparison."""
    high: Amount | None = None
    """Upper bound of a range or of a comparison."""
    unit: NonEmpty
    """A pint expression, with ISO 4217 codes as units of money: `meter ** 3 / year`, `USD / barrel`."""
    dimension: NonEmpty
    """What kind of amount it is: `money`, `volume_flow`, `power`, `count`, …"""
    base_value: Amount | None = None
    """The same amount in SI base units; null for money, counts and units outside the SI."""
    base_unit: NonEmpty | None = None
    """The unit of `base_value`."""
    item: NonEmpty | None = None
    """For counts of things, the counted noun."""
    count: Amount | None = None
    """How many items of this size there are: 4 in "four 1,200 MW reactors"."""
    total: Amount | None = None
    """`value` times `count`."""
    modifier: Literal["approximate", "at_least", "at_most", "more_than", "less_than"] | None = None
    """How the text bounds or blurs it."""
    property: NonEmpty | None = None
    """What is measured: `capacity`, `cost`, …"""
    subject: Argument | None = None
    """What it is measured of."""
    confidence: Confidence
    """Probability that value and unit are right."""

    @builtins.property  # the field `property` hides the decorator here
    def pint(self) -> PintQuantity[Decimal]:
        """The amount as a `pint.Quantity` with a `Decimal` magnitude, in the registry of newsfacts.

        Raises:
            UnitError: If the amount is a range, or pint cannot read the unit.
        """
        if self.value is None:
            raise UnitError(f"{self.id} ({self.span.text!r}) has no single value; use low and high")
        return as_pint(self.value, self.unit)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError(f"low ({self.low}) lies above high ({self.high})")
            if self.value is not None:
                raise ValueError("a range has no value of its own")
        elif self.value is None and self.low is None and self.high is None:
            raise ValueError("neither a value nor a bound")
        if (self.base_value is None) != (self.base_unit is None):
            raise ValueError("base_value and base_unit come together")
        if self.total is not None and (
            self.value is None or self.count is None or exact_product(self.value, self.count) != self.total
        ):
            raise ValueError(f"total ({self.total}) is not value ({self.value}) times count ({self.count})")
        return self
