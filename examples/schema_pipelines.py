"""Own schema: one record per pipeline, with its length, capacity and cost in the units we want.

python examples/schema_pipelines.py
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel

import newsfacts
from newsfacts import Interval, Measure, Money, Name, Organization, Role, When

TEXT = """\
Baltica Gas began building the Norrvik Pipeline in March 2022. The Norrvik Pipeline will be 310
kilometres long and is expected to cost 1.4 billion euros. It will have a capacity of 8 billion
cubic metres a year. The Norrvik Pipeline is due to open in 2026, the company said.

Meanwhile, Gasnor suspended the Tarn Pipeline in June 2023. The Tarn Pipeline was to cost $900 million.
"""


@newsfacts.one_per("facility")
class Pipeline(BaseModel):
    """What we want to know of each."""

    name: Annotated[str, Name()]
    builder: Annotated[list[Organization], Role("builder", of="construction")]
    length_km: Annotated[Decimal | None, Measure("length", unit="kilometer")]
    capacity: Annotated[Decimal | None, Measure("capacity", unit="meter ** 3 / day")]
    cost: Annotated[Money | None, Measure("cost")]
    begun: Annotated[Interval | None, When("construction")]
    opening: Annotated[Interval | None, When("opening")]
    suspended: Annotated[Interval | None, When("suspension")]


def main() -> None:
    """Print each pipeline, then what the article does not say of it."""
    pipelines = newsfacts.extract(TEXT, schema=Pipeline, published="2023-09-14")
    for entry in pipelines.entries:
        pipeline = entry.record
        print(pipeline.name)
        if pipeline.cost:
            (said,) = entry.evidence["cost"]
            cost = pipeline.cost
            print(f"  costs {cost.amount:,} {cost.currency} ({said.text!r} at {said.start})")
        if pipeline.capacity:
            print(f"  carries {pipeline.capacity:,.0f} cubic metres a day over {pipeline.length_km} km")
        if pipeline.opening:
            print(f"  opens between {pipeline.opening.start} and {pipeline.opening.end}")
        if pipeline.suspended:
            print(f"  suspended between {pipeline.suspended.start} and {pipeline.suspended.end}")
        print(f"  not said: {', '.join(entry.missing)}")


if __name__ == "__main__":
    main()
