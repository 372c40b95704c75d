"""Articles from pages; needs trafilatura, but for the test of its absence."""

import sys
from datetime import date

import pytest

from newsfacts import Article
from newsfacts.errors import InvalidArticleError, MissingExtraError

TODAY = date(2021, 6, 1)
STORY = [
    "The harbour of Nordvik opened again on Tuesday, two weeks after a storm tore off the northern pier.",
    "Engineers worked through the nights to clear the basin of stones, the port authority said.",
    "Repairs to the pier will cost some 12 million kroner and take until the autumn, the authority says.",
]


def page(head="", day="2020-03-03"):
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Harbour reopens</title>{head}'
        f'<meta property="og:title" content="Harbour of Nordvik reopens"/>'
        f'<meta name="author" content="Jane Roe"/>'
        f'<meta property="article:published_time" content="{day}T11:05:00+01:00"/></head>'
        f"<body><nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
        f"<article><h1>Harbour of Nordvik reopens</h1>"
        f"{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    )


@pytest.fixture
def _extractor():
    pytest.importorskip("trafilatura")


@pytest.mark.usefixtures("_extractor")
@pytest.mark.parametrize("html", [page(), page().encode()])
def test_text_and_what_the_page_says_of_it(html):
    article = Article.from_html(html, url="https://news.example/harbour", today=TODAY)
    assert all(line in article.text for line in STORY)
    assert "rights reserved" not in article.text
    assert (article.title, article.author) == ("Harbour of Nordvik reopens", "Jane Roe")
    assert article.language == "en"
    assert (article.published, article.published_source) == (date(2020, 3, 3), "meta")


@pytest.mark.usefixtures("_extractor")
def test_a_date_still_to_come_is_refused_with_a_note():
    article = Article.from_html(page(day="2024-03-03"), today=TODAY)
    assert (article.published, article.published_source) == (None, None)
    assert [code for code, _ in article.notes] == ["future-date"]


@pytest.mark.usefixtures("_extractor")
def test_the_given_date_stands():
    article = Article.from_html(page(day="2024-03-03"), published="2020-03-04", today=TODAY)
    assert (article.published, article.published_source, article.notes) == (date(2020, 3, 4), "given", ())


@pytest.mark.usefixtures("_extractor")
@pytest.mark.parametrize("html", ["", "<html></html>", "<", "no page at all", "\x00" * 10])
def test_what_is_no_page_gives_no_error(html):
    assert isinstance(Article.from_html(html, today=TODAY).text, str)


def test_only_text_or_bytes():
    with pytest.raises(InvalidArticleError, match="must be a str or bytes"):
        Article.from_html(None)


def test_without_trafilatura_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"newsfacts\[html\]"):
        Article.from_html(page(), today=TODAY)


def test_a_plain_article_names_the_source_of_its_date():
    assert Article("x", published="2020-03-03").published_source == "given"
    assert Article("x").published_source is None
