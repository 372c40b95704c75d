import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.article.lines import split_paragraphs


def only(text):
    (paragraph,) = split_paragraphs(text)
    return paragraph


def test_lines_are_paragraphs_with_offsets_and_gaps():
    text = "  First line. \n\n\nSecond line.\r\nThird line."
    paragraphs = split_paragraphs(text)
    assert [p.text for p in paragraphs] == ["First line.", "Second line.", "Third line."]
    assert [p.gap for p in paragraphs] == [0, 2, 0]
    assert all(p.span.of(text) == p.text for p in paragraphs)


def test_lines_joins_text_wrapped_at_a_fixed_width():
    text = (
        "The harbour authority said on Tuesday that the second of\n"
        "three cranes had been lifted into place, and that the last\n"
        "would follow before the end of the month.\n\n"
        "Work began in 2019."
    )
    paragraphs = split_paragraphs(text)
    assert [p.joined for p in paragraphs] == [3, 1]
    assert paragraphs[0].text.endswith("of the month.")


@pytest.mark.parametrize(
    "text",
    [
        "world\npolitics\nbusiness\nsport",
        "The first crane came on Monday.\nThe second crane came on Tuesday.\nThe third is late.",
        "– Oslo: 4\n– Bergen: 3\n– Trondheim: 2",
    ],
)
def test_lines_keeps_lists_and_paragraphs_apart(text):
    assert all(p.joined == 1 for p in split_paragraphs(text))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The talks ended in Oslo on Friday.", True),
        ("The talks ended in Oslo on Friday, officials in both capitals said. (Yonhap)", True),
        ("Talks end in Oslo", False),
        ("Sign in", False),
        ("No.", False),
    ],
)
def test_prose(text, prose):
    assert only(text).is_prose is prose


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ministers of five states meet in Oslo", True),
        ("Who pays for the bridge in the end?", True),
        ("Ministers of five states met in Oslo.", False),
        ("– Ministers of five states meet", False),
        ("Labour Party - 12 seats", False),
        ("Norway", False),
        ("Oslo 12 14 15 16", False),
    ],
)
def test_headline_shape(text, headline):
    assert only(text).is_headline is headline


@pytest.mark.parametrize(
    ("text", "label"), [("World", True), ("Real Estate", True), ("Oslo: 4", False), ("Go!", False)]
)
def test_label_shape(text, label):
    assert only(text).is_label is label


@given(st.text(alphabet='ab. \n\r\t\u2028\x00\U0001f600é)"-1A'))
def test_lines_hold_every_visible_character(text):
    paragraphs = split_paragraphs(text)
    covered = {offset for p in paragraphs for offset in range(*p.span)}
    assert {offset for offset, char in enumerate(text) if not char.isspace()} <= covered
    assert all(p.span.of(text) == p.text for p in paragraphs)
    assert all(a.span.end <= b.span.start for a, b in pairwise(paragraphs))


@pytest.mark.parametrize("unit", ["a", "word ", "A line.\n", "a\n", "(", "- ", "\n"])
def test_lines_time_is_linear(unit):
    started = time.process_time()
    split_paragraphs(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 10
