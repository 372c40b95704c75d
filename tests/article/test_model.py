import pickle
from datetime import date, datetime

import pytest
from pydantic import ValidationError

from newsfacts import Article
from newsfacts.errors import InvalidArticleError, InvalidTextError


@pytest.mark.parametrize(
    "published",
    [
        date(2016, 10, 11),
        datetime(2016, 10, 11, 23, 59),
        "2016-10-11",
        " 2016-10-11\n",
        "2016-10-11T23:59:00+13:00",
        "2016-10-11T00:00:00Z",
    ],
)
def test_published_is_the_day_as_written(published):
    day = Article("x", published=published).published
    assert type(day) is date
    assert day == date(2016, 10, 11)


@pytest.mark.parametrize("published", ["yesterday", "2016-13-01", "11.10.2016", "", 20161011, b"2016-10-11"])
def test_published_is_a_date_or_an_error(published):
    with pytest.raises(InvalidArticleError, match="published must be a date"):
        Article("x", published=published)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": None}, "text must be a str, not NoneType"),
        ({"text": b"x"}, "decode it first"),
        ({"text": "x", "title": 3}, "title must be a str, not int"),
        ({"text": "x", "url": "\udcff"}, "url is not valid Unicode"),
        ({"text": "x", "doc_id": ""}, "doc_id must not be empty"),
        (
            {"text": "x", "date": "2016-10-11"},
            "unknown field 'date'; an article has the fields text, published",
        ),
        ({"title": "x"}, "the field 'text' is missing"),
        ({3: 4, "text": "x"}, "unknown field '3'"),
    ],
)
def test_faults_are_named(fields, fault):
    with pytest.raises(InvalidArticleError, match=fault):
        Article.of(fields)


def test_a_surrogate_in_the_text_is_an_invalid_text():
    with pytest.raises(InvalidTextError, match=r"U\+DC00 at offset 2"):
        Article("ab\udc00")


def test_of_takes_texts_articles_and_mappings():
    article = Article("x", doc_id="1")
    assert Article.of(article) is article
    assert Article.of("x") == Article("x")
    assert Article.of({"text": "x", "doc_id": "1"}) == article == pickle.loads(pickle.dumps(article))
    with pytest.raises(InvalidArticleError, match="of type list"):
        Article.of(["x"])


def test_article_is_frozen_and_closed():
    article = Article("x")
    with pytest.raises(ValidationError):
        article.text = "y"
    with pytest.raises(TypeError):
        Article("x", colour="red")
    assert Article.model_validate_json('{"text": "x", "published": "2016-10-11"}').published == date(
        2016, 10, 11
    )
