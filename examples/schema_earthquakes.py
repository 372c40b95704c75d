"""Own schema: one record per earthquake; a storm makes none, and the reason is listed.

python examples/schema_earthquakes.py
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

import newsfacts
from newsfacts import Measure, Role, SaidBy

TEXT = """\
A magnitude 6.4 earthquake struck western Nepal on Friday night, killing at least 150 people, officials said.

Two days earlier, a 7.1-magnitude earthquake hit the coast of Peru. On Sunday a storm hit Crete.
"""


@newsfacts.one_per("disaster")
class Earthquake(BaseModel):
    """A disaster that has a magnitude; the field is required, so that others are rejected."""

    magnitude: Annotated[float, Measure("magnitude"), Field(gt=0, lt=11)]
    where: Annotated[list[str], Role("affected")]
    day: date | None
    deaths: Annotated[int | None, Measure("death toll")]
    said_by: Annotated[str | None, SaidBy()]


def main() -> None:
    """Print each earthquake, then what was none."""
    quakes = newsfacts.extract(TEXT, schema=Earthquake, published="2023-11-06")
    for quake in quakes:
        toll = "no deaths told" if quake.deaths is None else f"{quake.deaths} dead"
        print(f"{quake.day} {quake.magnitude} {', '.join(quake.where)}: {toll}")
    for rejected in quakes.rejected:
        print(f"no earthquake, {rejected.anchor}: {rejected.problems}")


if __name__ == "__main__":
    main()
