"""Short ways to say what a text was read as."""

from decimal import Decimal

from newsfacts.mentions.quantities.scanner import find_quantities


def amounts(text):
    """Each quantity as "value unit", a range as "low..high unit"."""
    return [_amount(quantity) for quantity in find_quantities(text)]


def _amount(quantity):
    number = (
        plain(quantity.value)
        if quantity.value is not None
        else f"{plain(quantity.low)}..{plain(quantity.high)}"
    )
    return f"{number} {quantity.unit}"


def plain(number):
    """A decimal without an exponent or idle zeros."""
    return f"{Decimal(number).normalize():f}"


def spans(text):
    """The characters of each quantity."""
    return [quantity.span.of(text) for quantity in find_quantities(text)]


def only(text):
    """The one quantity of `text`."""
    (quantity,) = find_quantities(text)
    return quantity
