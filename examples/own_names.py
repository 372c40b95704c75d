"""Read an article with names and units of one's own, from CSV files.

python examples/own_names.py
"""

from __future__ import annotations

from pathlib import Path

import newsfacts

HERE = Path(__file__).parent
TEXT = """\
SOCAR will build a depot on 300 bighas of land near Baku. Azerbaijan's oil firm signed the contract
on Monday.
"""


def main() -> None:
    """Print the entity with all its names, and the amount in square metres."""
    options = newsfacts.Options(lexicon=[HERE / "names.csv", HERE / "units.csv"])
    facts = newsfacts.extract(TEXT, published="2024-06-05", options=options)
    for entity in facts.entities:
        if entity.type == "organization":
            names = [mention.text for mention in entity.mentions if mention.kind == "name"]
            print(f"{entity.name} ({entity.country}): {names}")
    for quantity in facts.quantities:
        print(f"{quantity.span.text} = {quantity.base_value:,} {quantity.base_unit}")


if __name__ == "__main__":
    main()
