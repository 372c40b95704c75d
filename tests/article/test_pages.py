"""A whole page as a reader copies it: menus over the article, comments and links under it."""

import pytest

from newsfacts.article.furniture import cue_of
from newsfacts.article.lines import split_paragraphs
from newsfacts.article.mainbody import article_lines, line_weights, looks_like_page
from newsfacts.article.pagesigns import page_of, signs_of
from newsfacts.article.regions import find_regions

MENU = [
    "Skip to content",
    "Menu",
    "Home",
    "World",
    "Business",
    "Sport",
    "Weather",
    "Sign in",
    "Subscribe",
    "Search",
]
HEAD = [
    "Harbour of Nordvik reopens after the storm",
    "By Jane Roe",
    "March 3, 2020 11:05 am",
    "Share on Facebook",
]
STORY = [
    "The harbour of Nordvik opened again on Tuesday, two weeks after a storm tore off the northern pier.",
    "Engineers worked through the nights to clear the basin of stones, the port authority said.",
    'The first ferry from the islands came in before noon. "We have missed her," said the harbour master.',
    "Repairs to the pier will cost some 12 million kroner and take until the autumn, the authority says.",
]
TAIL = [
    "Related articles",
    "Ferry line buys two electric ships for the northern route",
    "Storm leaves thousands of homes without light",
    "Three held after break-in at the museum of fisheries",
    "2 Comments",
    "Ola H. March 4, 2020 at 8:10 am",
    "I still do not understand why you people at the port never listen to us, the pier was rotten for years!",
    "Reply",
    "Kari N. March 4, 2020 at 9:30 am",
    "My uncle told me the same thing, and I think you are right that they should have seen it coming.",
    "Reply",
    "Leave a comment",
    "Privacy policy",
    "© 2020 Nordvik Post. All rights reserved.",
]
PAGE = "\n".join([*MENU, *HEAD, *STORY, *TAIL])


def parts(text):
    found = {}
    for region in find_regions(text):
        found.setdefault(region.kind, []).extend(region.span.of(text).split("\n"))
    return found


def test_the_story_is_the_body():
    assert parts(PAGE)["body"] == STORY


@pytest.mark.parametrize("line", [*MENU, *TAIL[:2], TAIL[4], *TAIL[6:8], *TAIL[-3:]])
def test_the_rest_is_furniture(line):
    assert line in parts(PAGE)["furniture"]


def test_what_stands_right_over_the_story():
    found = parts(PAGE)
    assert (found["headline"], found["byline"], found["dateline"]) == ([HEAD[0]], [HEAD[1]], [HEAD[2]])


def test_a_plain_article_is_no_page():
    paragraphs = split_paragraphs("\n".join(STORY * 10))
    assert not looks_like_page(paragraphs, [cue_of(paragraph) for paragraph in paragraphs])


def test_a_page_without_prose_has_no_article():
    paragraphs = split_paragraphs("\n".join(MENU * 3))
    assert article_lines(paragraphs, [cue_of(paragraph) for paragraph in paragraphs]) == []


def test_signs_are_those_that_have_weights():
    paragraphs = split_paragraphs(PAGE)
    cues = [cue_of(paragraph) for paragraph in paragraphs]
    page = page_of(paragraphs, cues, range(14, 18))
    signs = {sign for index in range(len(paragraphs)) for sign in signs_of(index, page)}
    assert len(signs & line_weights().keys()) > len(signs) / 2


def test_an_advertisement_does_not_part_the_story():
    story = [line for paragraph in STORY for line in (paragraph, "Advertisement")]
    page = PAGE.replace("\n".join(STORY), "\n".join(story))
    assert page != PAGE
    assert parts(page)["body"] == STORY
    assert "Advertisement" in parts(page)["furniture"]


def test_a_menu_in_any_language_makes_a_page():
    paragraphs = split_paragraphs("\n".join(f"Meny {letter}" for letter in "abcdefghij" * 5))
    assert looks_like_page(paragraphs, ["none"] * 50)
