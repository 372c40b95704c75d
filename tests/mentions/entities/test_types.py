import pytest

from newsfacts.mentions.entities.types import settle


@pytest.mark.parametrize(
    ("source", "types"),
    [
        ("[Houthi|person|0.5] [Houthi|group|0.9] [Houthi|group|0.8]", ["group"] * 3),
        ("[Van Fjord|person|0.99] [Van Fjord|organization|0.98]", ["person", "organization"]),
        ("[Norway|organization|0.5] [Norway|place|0.4]", ["place"] * 2),
        ("[Dutch|place|0.6] [Dutch|group|0.5]", ["group"] * 2),
        ("[Oslo|place|0.4]", ["place"]),
        ("[Hurricane Kari|person|0.98] and [Kari|person|0.98]", ["event", "event"]),
        ("[Hurricane Kari|event], [Kari Nordmann|person], [Kari|person]", ["event", "person", "person"]),
        ("[Fjord Airways|organization], [Fjord|person|0.98]", ["organization", "organization"]),
        ("[Fjord Foundation|organization], [Fjord|person|0.98]", ["organization", "person"]),
    ],
)
def test_settle(marked, source, types):
    text, names = marked(source)
    assert [mention.type for mention in settle(names, text)] == types
