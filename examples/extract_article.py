"""Read one article: who agreed with whom, what was measured, and the whole as JSON.

python examples/extract_article.py
"""

from __future__ import annotations

from pathlib import Path

import newsfacts

ARTICLE = Path(__file__).with_name("turkish_stream.txt")


def main() -> None:
    """Print the facts of the example article."""
    facts = newsfacts.extract(ARTICLE.read_text(encoding="utf-8"), published="2016-10-11")

    print("Agreements")
    for event in facts.events.of("agreement"):
        parties = ", ".join(argument.span.text for argument in event["party"])
        print(f"  {event.trigger.text}: {parties or 'parties not said'} ({event.time or 'time not said'})")

    print("Amounts")
    for quantity in facts.quantities:
        amount = quantity.value if quantity.value is not None else f"{quantity.low} to {quantity.high}"
        print(f"  {quantity.span.text!r} = {amount} {quantity.unit}")

    print("Dates")
    for date in facts.dates:
        print(f"  {date.span.text!r} = {date.value}")

    print(f"The whole as JSON: {len(facts.model_dump_json())} characters")


if __name__ == "__main__":
    main()
