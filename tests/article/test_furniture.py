import pytest

from newsfacts.article.furniture import cue_of, is_caption
from newsfacts.article.lines import split_paragraphs


def only(text):
    (paragraph,) = split_paragraphs(text)
    return paragraph


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Sign in", "line"),
        ("READ MORE »", "line"),
        ("Advertisement", "line"),
        ("Read also: Bridge over the fjord opens to traffic", "line"),
        ("More from Business", "line"),
        ("Tags: bridge, Norway, traffic", "line"),
        ("Copyright 2021 The Fjord Post", "line"),
        ("Sign up for our daily letter and never miss a story.", "line"),
        ("We use cookies to make this site better. Click accept to go on.", "line"),
        ("Most read", "opening"),
        ("Related stories", "opening"),
        ("© 2021 Fjord Media", "edge"),
        ("Home › News › Traffic", "edge"),
        ("Terms of use | Contact", "edge"),
    ],
)
def test_cue(text, cue):
    assert cue_of(only(text)) == cue


@pytest.mark.parametrize(
    "text",
    [
        "More from habit than hope, the two sides met again on Friday.",
        "More in-depth work is needed before the bridge can open, she said.",
        "Share prices fell in Oslo.",
        "Tags were found on all four birds.",
        "Topics ranged from fish to oil.",
        "Home prices rose by 4 percent.",
        "Sign language is taught in all schools.",
        "The ministry changed its rules on who may read more than one file a day.",
    ],
)
def test_cue_leaves_sentences_alone(text):
    assert cue_of(only(text)) == "none"


@pytest.mark.parametrize(
    "text", ["Image: Kari Nordmann.", "The bridge at dawn. Photo: Kari Nordmann (agency)."]
)
def test_caption(text):
    assert is_caption(only(text))


def test_caption_is_not_every_line_with_a_colon():
    assert not is_caption(only("The mayor was clear: the bridge will open."))
