import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.annotations import Note, Region
from newsfacts.article.foreign import FOREIGN
from newsfacts.article.regions import find_regions, unread_spans
from newsfacts.spans import CharSpan

BODY = (
    "The harbour authority said on Tuesday that the second crane had been lifted into place.\n\n"
    "“We are on time,” said Kari Nordmann, who leads the works. The last crane follows in May."
)

LINKS = [
    "Ministers of five states meet in Oslo over fish",
    "Storm keeps ferries in port for a third day",
    "Who pays for the bridge in the end?",
    "New school opens its doors in the old customs house",
]


def kinds(text, title=None):
    return [(region.kind, region.span.of(text)) for region in find_regions(text, title)]


def test_regions_of_plain_text_are_one_body():
    assert kinds(BODY) == [("body", BODY)]


def test_regions_find_headline_byline_and_date():
    text = f"Second crane is up\n\nBy Ola Hansen\nMay 4, 2021\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "byline", "dateline", "body"]


def test_regions_cut_dateline_and_credit_off_the_body():
    text = f"OSLO — {BODY} (NTB)"
    assert kinds(text) == [("dateline", "OSLO —"), ("body", BODY), ("byline", "(NTB)")]


def test_regions_take_the_known_title_for_the_headline():
    text = f"News\nSecond crane is up!\n\n{BODY}"
    assert ("headline", "Second crane is up!") in kinds(text, title="Second Crane Is Up")


@pytest.mark.parametrize(
    "tail",
    [
        "\n\n\n\n\n" + "\n".join(LINKS),
        "\n\nMost read\n" + "\n".join(LINKS),
        "\n\n" + "\n".join([*LINKS, "All news"]),
        "\n\n" + "\n".join([*LINKS, "Войдите, пожалуйста"]),
        "\n\n" + "\n".join([*LINKS, *LINKS, "© 2021 Fjord Media"]),
        "\n\nShare\nTweet\nSign in",
        "\n\nSign up for our daily letter and never miss a story.",
        "\n\n© 2021 Fjord Media. All rights reserved.",
    ],
)
def test_regions_after_the_article_are_furniture(tail):
    assert kinds(BODY + tail) == [("body", BODY), ("furniture", tail.strip())]


@pytest.mark.parametrize(
    "tail",
    [
        "\n\nOther forecasts:\n– Nordea: 4 percent\n– Equinor analysts: 3 percent\n– Nordbank: 5 percent",
        "\n\nThe second crane on its way. Image: A. Person.\n\nWorkers on the quay. Image: A. Person.",
        "\n\nWhat comes next for the harbour?",
        "\n\nHe added that the last crane is on its way,",
        "\n\nResults\n1. Norway 12 points\n2. Sweden 9 points\n3. Denmark 4 points",
        "\n\n\n\n\nThe works began in 2019 and were to end in 2020.",
    ],
)
def test_regions_never_give_up_text_of_the_article(tail):
    assert {kind for kind, _ in kinds(BODY + tail)} == {"body"}


def test_regions_set_a_link_between_paragraphs_aside():
    first, second = BODY.split("\n\n")
    text = f"{first}\n\nRead also: {LINKS[0]}\n\n{second}"
    assert kinds(text) == [("body", first), ("furniture", f"Read also: {LINKS[0]}"), ("body", second)]


def test_regions_keep_subheads():
    first, second = BODY.split("\n\n")
    text = f"{first}\n\nON TIME AND ON BUDGET\n\n{second}"
    assert kinds(text) == [("body", text)]


def test_regions_of_a_whole_page():
    menu = ["Home", "World", "Business", "Sport", "Culture", "Weather", "Search", "Sign in"]
    footer = [
        "About us",
        "Contact us",
        "Privacy policy",
        "Terms of use",
        "Careers",
        "Advertise",
        "© 2021 Fjord Media",
    ]
    text = "\n".join(
        [*menu, *LINKS, "Second crane is up", "By Ola Hansen", BODY, "Most read", *LINKS, *menu, *footer]
    )
    found = kinds(text, title="Second crane is up")
    assert ("body", BODY) in found
    assert found[0][0] == found[-1][0] == "furniture"


@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "\x00\x01", "😀", "مرحبا", "word " * 50, "\n" * 50, "(" * 50, "No full stop anywhere"],
)
def test_regions_of_odd_text(text):
    assert all(span.strip() for _, span in kinds(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "",
                "Home",
                "Sign in",
                *LINKS,
                "OSLO — It rained all day. (NTB)",
                "By Ola",
                "文 \x00",
                "4 May 2018",
            ]
        )
    )
)
def test_regions_tile_the_visible_text(lines):
    text = "\n".join(lines)
    regions = find_regions(text)
    covered = [offset for region in regions for offset in range(*region.span)]
    assert covered == sorted(set(covered))
    assert {offset for offset, char in enumerate(text) if not char.isspace()} <= set(covered)
    assert all(region.span.of(text) == region.span.of(text).strip() != "" for region in regions)


@pytest.mark.parametrize(
    "unit", ["word ", "A line of some words here.\n", "a\n\n", "Sign in\n", "OSLO — ", ": "]
)
def test_regions_time_is_linear(unit):
    started = time.process_time()
    find_regions(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 20


def test_unread_spans_merges_furniture_and_foreign_text():
    regions = [
        Region("body", CharSpan(0, 10)),
        Region("furniture", CharSpan(10, 20)),
        Region("furniture", CharSpan(30, 40)),
    ]
    notes = [Note(FOREIGN, "", CharSpan(20, 25)), Note(FOREIGN, "", None), Note("other", "", CharSpan(0, 5))]
    assert unread_spans(regions, notes) == [CharSpan(10, 25), CharSpan(30, 40)]
