import time

import pytest

from newsfacts.mentions.entities.names import NameMention
from newsfacts.mentions.entities.repeats import with_repeats
from newsfacts.spans import CharSpan


def texts(marked, source, unread=()):
    text, names = marked(source)
    found = with_repeats(names, text, unread)
    assert all(mention.span.of(text) == mention.text for mention in found)
    return [mention.text for mention in found]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("[Nordvik Air|organization] flew. Nordvik Air landed.", ["Nordvik Air"] * 2),
        ("[Nordvik|place|0.5] is small. Nordvik is cold.", ["Nordvik"]),
        ("[Nordvik|place] is small. Nordvik Air is not.", ["Nordvik"]),
        ("[Nordvik|place] is small. Old Nordvik is not.", ["Nordvik"]),
        ("[Nordvik|place] is small. Nordviks and subNordvik are not.", ["Nordvik"]),
        ("[Court|organization] sat. The court rose. Court is out.", ["Court"]),
        ("[Norwegian|group] fish. A Norwegian Ministry of Fish.", ["Norwegian"] * 2),
        (
            "[Nordvik Air|organization] and [Nordvik|place]. Nordvik Air flew.",
            ["Nordvik Air", "Nordvik", "Nordvik Air"],
        ),
        ("No names at all.", []),
    ],
)
def test_repeats(marked, source, names):
    assert texts(marked, source) == names


def test_repeats_leave_unread_text_alone(marked):
    assert texts(marked, "[Nordvik|place] is small. Nordvik", [CharSpan(18, 25)]) == ["Nordvik"]


def test_repeats_are_less_sure(marked):
    text, names = marked("[Nordvik|place|0.9] is small. Nordvik is cold.")
    assert with_repeats(names, text, ())[1].confidence == pytest.approx(0.72)


def test_repeats_time_is_linear():
    text = "Nordvik Air flew. " * 20_000
    name = NameMention(CharSpan(0, 11), "Nordvik Air", "organization", 0.99)
    started = time.process_time()
    assert len(with_repeats([name], text, ())) == 20_000
    assert time.process_time() - started < 10
