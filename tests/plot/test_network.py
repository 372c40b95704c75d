import os
import subprocess
import sys
from collections import Counter

import pytest

import newsfacts
from newsfacts.errors import MissingExtraError
from newsfacts.plot.network import Node, links_of
from newsfacts.records import Extraction
from tests.samples import PRODUCER, sample
from tests.schema.story import Story, takeover

ACME, BOLT = Node("organization", "Acme"), Node("organization", "Bolt")


def deal(buyer, bought, **how):
    """An article of one takeover."""
    story = Story(f"{buyer} bought {bought}.").entity("organization", buyer).entity("organization", bought)
    return story.event(
        "acquisition", "bought", buyer=[(buyer, "e1")], acquired=[(bought, "e2")], **how
    ).facts()


def test_two_that_take_part_in_one_event_are_linked():
    (link,) = links_of([takeover().facts()])
    assert link.ends == (ACME, BOLT)
    assert link.types == Counter({"acquisition": 1})  # what is told again counts once
    assert link.notes[0].startswith("v1 acquisition: buyer Acme; acquired Bolt")


def test_the_same_name_is_the_same_thing_in_every_article():
    (link,) = links_of([deal("Acme", "Bolt"), deal("BOLT", "acme")])
    assert link.ends == (ACME, BOLT)
    assert link.types.total() == len(link.notes) == 2


def test_places_times_and_amounts_link_nothing():
    facts = (
        Story("Acme opened in Norway.")
        .entity("organization", "Acme")
        .entity("place", "Norway")
        .event("opening", "opened", operator=[("Acme", "e1")], place=[("Norway", "e2")])
        .facts()
    )
    assert links_of([facts]) == []


def test_what_is_denied_links_nothing():
    assert links_of([deal("Acme", "Bolt", polarity="negative")]) == []


def test_three_that_meet_are_linked_each_with_each():
    pairs = {frozenset(node.name for node in link.ends) for link in links_of([sample()])}
    assert pairs == {
        frozenset({"Norway", "Denmark"}),
        frozenset({"Norway", "Skagen link"}),
        frozenset({"Denmark", "Skagen link"}),
    }


def test_the_figure_has_a_line_for_each_link_and_a_trace_for_each_type():
    figure = newsfacts.plot.network(sample())
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    named = {trace.name: trace.text for trace in figure.data if trace.name}
    assert len(lines) == 3
    assert named == {"place": ("Norway", "Denmark"), "facility": ("Skagen link",)}
    labels = next(trace for trace in figure.data if trace.marker.symbol == "diamond")
    assert labels.text == ("agreement",) * 3
    assert figure.layout.title.subtitle.text == "3 named things, 3 links"


def test_only_those_with_the_most_events_are_drawn_and_the_rest_is_counted():
    articles = [deal("Acme", f"Firm{number}") for number in range(9)]
    figure = newsfacts.plot.network(articles, most=4)
    assert sum(len(trace.text) for trace in figure.data if trace.name) == 4
    assert figure.layout.title.subtitle.text == "4 named things, 3 links; 6 more things with fewer events"


def test_everything_has_a_place_of_its_own_and_always_the_same():
    articles = [deal(f"Buyer{number % 5}", f"Firm{number}") for number in range(25)] + [sample()]

    def places():
        figure = newsfacts.plot.network(articles, most=50)
        return [at for trace in figure.data if trace.name for at in zip(trace.x, trace.y, strict=True)]

    first = places()
    assert len(first) == len(set(first)) == 33
    assert places() == first
    apart = min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a in first for b in first if a is not b)
    assert apart > 0.05


def test_every_process_draws_the_same():
    code = (
        "import hashlib; from newsfacts.plot import network; from tests.samples import sample;"
        "from tests.plot.test_network import deal;"
        "figure = network([sample(), *(deal(f'Buyer{n % 3}', f'Firm{n}') for n in range(9))]);"
        "print(hashlib.sha256(figure.to_json().encode()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_nothing_to_draw_is_a_figure_that_says_so():
    figure = newsfacts.plot.network(Extraction(doc_id="x", text="", producer=PRODUCER))
    assert figure.layout.title.subtitle.text == "0 named things, 0 links"


def test_without_networkx_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtraError, match=r"networkx: pip install newsfacts\[plot\]"):
        newsfacts.plot.network(sample())
