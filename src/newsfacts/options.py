"""Every knob of `extract` and `extract_many`, named and documented once."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.errors import InvalidOptionsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read articles. The defaults suit news.

    Attributes:
        max_chars: How many characters of an article are read. A longer text is cut
            at the last paragraph or word before the limit, and a `text-too-long`
            warning says what went unread.
        batch_size: How many articles `extract_many` takes from its input, and holds
            in memory, at a time.

    Raises:
        InvalidOptionsError: If a knob is out of its range.
    """

    max_chars: int = 1_000_000
    batch_size: int = 32

    def __post_init__(self) -> None:
        for name in ("max_chars", "batch_size"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise InvalidOptionsError(f"{name} must be a whole number of at least 1, not {value!r}")
