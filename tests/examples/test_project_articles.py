import runpy

import pytest


@pytest.fixture(scope="module")
def articles(root):
    return runpy.run_path(str(root / "examples" / "project_articles.py"))["articles"]


def test_the_same_seed_gives_the_same_articles(articles):
    first = list(articles(40))
    assert first == list(articles(40))
    assert first != list(articles(40, seed=2))


def test_articles_are_dated_and_told_by_many(articles):
    made = list(articles())
    assert len(made) == len({article["doc_id"] for article in made}) == 300
    days = [article["published"] for article in made]
    assert days == sorted(days)
    assert days[0] >= "2018-02-05"
    assert days[-1] < "2025-03-01"
    assert len({article["url"].split("/")[2] for article in made}) == 6
    assert not any(brace in article["text"] for article in made for brace in "{}")
