"""The value of delimited date strings that the grammar has no rule for, by dateparser.

Only for a string that is a date by its shape: on free text dateparser invents days.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache


@lru_cache(maxsize=1024)
def read_odd_form(text: str) -> date | None:
    """The day that a string such as "29mar22" writes, or None.

    The base is fixed, and day, month and year must all be in the string, so that the
    result never depends on the day it is asked.
    """
    import dateparser  # takes a tenth of a second to import, and few articles need it

    found = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(2000, 1, 1),
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "TIMEZONE": "UTC",
        },
    )
    return found.date() if found else None
