"""Every knob of `extract` and `extract_many`, named and documented once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

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
        lexicon: Path, or paths, of TOML files with more event types, triggers, units,
            currencies and names of entities, as `examples/nationalisation.toml`, or of CSV
            files with units, currencies or names. The pipeline is loaded once for each set of files.
        min_event_confidence: Events with a lower `confidence` are left out.

    Raises:
        InvalidOptionsError: If a knob is out of its range.
    """

    max_chars: int = 1_000_000
    batch_size: int = 32
    lexicon: str | Path | Iterable[str | Path] = ()
    min_event_confidence: float = 0.0

    def __post_init__(self) -> None:
        for name in ("max_chars", "batch_size"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise InvalidOptionsError(f"{name} must be a whole number of at least 1, not {value!r}")
        paths = (self.lexicon,) if isinstance(self.lexicon, str | Path) else tuple(self.lexicon)
        if not all(isinstance(path, str | Path) for path in paths):
            raise InvalidOptionsError(f"lexicon must be a path or paths, not {self.lexicon!r}")
        object.__setattr__(self, "lexicon", tuple(str(path) for path in paths))
        least: object = self.min_event_confidence
        if isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
            raise InvalidOptionsError(f"min_event_confidence must be between 0 and 1, not {least!r}")

    @property
    def lexicon_paths(self) -> tuple[str, ...]:
        """The files of `lexicon`, in order."""
        return cast("tuple[str, ...]", self.lexicon)
