"""Read an article with a lexicon of one's own: a new event type and why each event was told.

python examples/own_event_type.py
"""

from __future__ import annotations

from pathlib import Path

import newsfacts
from newsfacts.display.explain import explained

LEXICON = Path(__file__).with_name("nationalisation.toml")
TEXT = "Norway nationalised the mines on Monday. Acme called for an inquiry."


def main() -> None:
    """Print the events of the new type, then the explanation of all events."""
    options = newsfacts.Options(lexicon=LEXICON, min_event_confidence=0.5)
    facts = newsfacts.extract(TEXT, published="2024-06-05", options=options)
    for event in facts.events.of("nationalisation"):
        taken = ", ".join(argument.span.text for argument in event["taken"])
        print(f"{event['taker'][0].span.text} took {taken} ({event.time})")
    print(explained(TEXT, published="2024-06-05", options=options), end="")


if __name__ == "__main__":
    main()
