import time

import pytest

from newsfacts.mentions.entities.clustering import cluster
from newsfacts.mentions.entities.names import NameMention
from newsfacts.spans import CharSpan


def groups(marked, source):
    text, names = marked(source)
    return [[names[index].text for index in group] for group in cluster(names, text)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[Kari Nordmann|person] met [Ola Hansen|person]. [Nordmann|person] spoke, then [Hansen|person].",
            [["Kari Nordmann", "Nordmann"], ["Ola Hansen", "Hansen"]],
        ),
        (
            "[Bank of Norway|organization] ([BON|organization]). The [Bank|organization], [BON|organization]",
            [["Bank of Norway", "BON", "Bank", "BON"]],
        ),
        (
            "[Reporters Abroad Union|organization] ([RSX|organization]) spoke. [RSX|organization] won.",
            [["Reporters Abroad Union", "RSX", "RSX"]],
        ),
        ("[Chen Shui|person] ([陳水|person]) spoke.", [["Chen Shui", "陳水"]]),
        (
            "[United States|place], [US|place], [U.S.|place], [America|place]",
            [["United States", "US", "U.S.", "America"]],
        ),
        ("[Russia|place] and [Russian|group] and [Russians|group]", [["Russia"], ["Russian", "Russians"]]),
        ("[England|place] and [Britain|place] and [UK|place]", [["England"], ["Britain", "UK"]]),
        ("[Houthi|group] and [Houthis|group]", [["Houthi", "Houthis"]]),
        ("[Latin American|group] and [American|group]", [["Latin American"], ["American"]]),
        (
            "[Foreign Ministry|organization], [Health Ministry|organization], [Ministry|organization]",
            [["Foreign Ministry"], ["Health Ministry"], ["Ministry"]],
        ),
        ("[Fjordland Air|organization] and [Fjordlnd Air|organization]", [["Fjordland Air", "Fjordlnd Air"]]),
        ("[Fjord 737|product] and [Fjord 747|product]", [["Fjord 737"], ["Fjord 747"]]),
        (
            "[Hurricane Kari|event], then [Storm Kari|event], [Kari|event]",
            [["Hurricane Kari", "Storm Kari", "Kari"]],
        ),
        ("[Mexico|place] and [Mexico City|place]", [["Mexico"], ["Mexico City"]]),
        ("[Kari|person] the person, [Kari|product] the ship", [["Kari"], ["Kari"]]),
        ("", []),
    ],
)
def test_cluster(marked, source, expected):
    assert groups(marked, source) == expected


def test_cluster_gives_a_shared_surname_to_the_first_of_a_family(marked):
    source = "[Ola Hansen|person] and [Kari Hansen|person]. [Hansen|person], [Kari|person], [Hansen|person]."
    assert groups(marked, source) == [["Ola Hansen", "Hansen", "Hansen"], ["Kari Hansen", "Kari"]]


def test_cluster_gives_a_leading_surname_to_the_one_named_last(marked):
    source = "[Kim Ab-in|person] spoke. [Kim|person] left. [Kim Cho-un|person] came. [Kim|person] sang."
    assert groups(marked, source) == [["Kim Ab-in", "Kim"], ["Kim Cho-un", "Kim"]]


def test_cluster_keeps_father_and_son_apart(marked):
    assert len(groups(marked, "[Ola Hansen|person] and [Ola Hansen Jr.|person]")) == 2


@pytest.mark.parametrize(
    "make",
    [lambda i: f"Ministry of Affair{i}", lambda i: f"Ola Hansen{i}", lambda i: "Hansen", lambda i: f"A{i}"],
)
def test_cluster_time_is_linear(make):
    names = [
        NameMention(
            CharSpan(20 * index, 20 * index + 10), make(index), ("person", "organization")[index % 2], 0.9
        )
        for index in range(20_000)
    ]
    started = time.process_time()
    cluster(names, "x" * 400_020)
    assert time.process_time() - started < 15
