"""Own schema: one record per verdict, with what led to it and the sentence.

python examples/schema_courts.py
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, field_validator

import newsfacts
from newsfacts import Interval, Role, When

TEXT = """\
A court in Porto on Tuesday convicted Maria Duarte of tax fraud and sentenced her to four years in
prison. Duarte was charged in May 2022.

In a separate case, a judge in Braga acquitted Rui Lopes of bribery on Monday.
"""


@newsfacts.one_per("verdict")
class Verdict(BaseModel):
    """A case that was decided. A conviction and its sentence are one event told twice."""

    person: Annotated[str, Role("person")]
    court: Annotated[str | None, Role("authority")]
    offense: Annotated[list[str], Role("offense")]
    sentence: Annotated[str | None, Role("penalty")]
    day: date | None
    charged: Annotated[Interval | None, When("charge")]

    @field_validator("offense")
    @classmethod
    def in_small_letters(cls, offenses: list[str]) -> list[str]:
        """Your validators run, and may change what was found."""
        return [offense.lower() for offense in offenses]


def main() -> None:
    """Print each verdict with the words that tell it."""
    verdicts = newsfacts.extract(TEXT, schema=Verdict, published="2024-03-06")
    for entry in verdicts.entries:
        verdict = entry.record
        print(f"{verdict.day} {verdict.person}: {', '.join(verdict.offense)}")
        print(f"  {verdict.court}; sentence: {verdict.sentence or 'none'}")
        if verdict.charged:
            print(f"  charged between {verdict.charged.start} and {verdict.charged.end}")
        print(f"  read from {[span.text for spans in entry.evidence.values() for span in spans]}")


if __name__ == "__main__":
    main()
