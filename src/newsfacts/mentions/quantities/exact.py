"""The numeral as a value, and exact arithmetic: `Decimal` that never passes through a float."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Literal

Form = Literal["digits", "words", "fraction", "multiple"]
# Products of magnitudes stay exact; only thirds and the like are rounded, to 28 digits.
_EXACT = Context(prec=80)
_DIVIDE = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text, lexemes `first` up to, not including, `last`.

    `value` includes the multiplier `scale` ("5 million": 5000000, scale 1000000).
    `plain` marks ungrouped whole digits, which may also be a year or a code.
    `bare_scale` marks a multiplier without a number ("million dollars"), `at_least` a
    number of which only the least is told ("hundreds of thousands").
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    form: Form = "digits"
    plain: bool = False
    bare_scale: bool = False
    at_least: bool = False

    @property
    def mantissa(self) -> Decimal:
        """The number before its multiplier."""
        return self.value / self.scale

    def times(self, factor: Decimal, last: int) -> Numeral:
        """This number with one more multiplier, ending at `last`."""
        return replace(
            self,
            last=last,
            value=multiply(self.value, factor),
            scale=multiply(self.scale, factor),
            plain=False,
        )


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """The exact product, whatever the caller's decimal context."""
    return _EXACT.multiply(left, right)


def divide(numerator: Decimal | int, denominator: Decimal | int) -> Decimal:
    """The quotient to 28 digits, whatever the caller's decimal context."""
    return _DIVIDE.divide(Decimal(numerator), Decimal(denominator))


def tidy(value: Decimal) -> Decimal:
    """The same number without the zeros that a multiplier leaves: 11.4 billion is 11400000000.

    >>> tidy(Decimal("11400000000.0")), tidy(Decimal("0.50"))
    (Decimal('11400000000'), Decimal('0.5'))
    """
    whole = value.to_integral_value(context=_EXACT)
    if value != whole:
        return value.normalize(_EXACT)
    return Decimal(int(whole)) if whole.adjusted() < _EXACT.prec else whole
