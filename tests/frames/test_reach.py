"""How far places, dates and phrases of events reach, read by the trained pipeline (it needs the model)."""

from __future__ import annotations

from datetime import date

import pytest

from newsfacts import extract


def told(text: str, type_: str) -> dict[str, list[str]]:
    result = extract(text, published=date(2024, 6, 10))
    event = next(event for event in result.events if event.type == type_)
    return {role: [filler.span.text for filler in fillers] for role, fillers in event.roles.items()}


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        ("Anna Berg died on Monday after surgery at a hospital in Oslo.", "death", "time", ["Monday"]),
        ("The rate rose to 6.2 percent, against 5.1 percent in March 2021.", "change", "time", []),
        ("Output rose 4 percent compared to 2019.", "change", "time", []),
        ("Police arrested two men on Friday after they attacked a shop.", "arrest", "time", ["Friday"]),
        ("Anna Berg was sentenced to two years in jail for fraud in May.", "verdict", "offense", ["fraud"]),
    ],
)
def test_reach(text: str, type_: str, role: str, expected: list[str]) -> None:
    assert told(text, type_).get(role, []) == expected


def test_the_place_that_opens_a_sentence_is_that_of_its_clauses() -> None:
    text = "In Oslo, two people died when a bus crashed."
    assert told(text, "death")["place"] == ["Oslo"]
    assert told(text, "accident")["place"] == ["Oslo"]
