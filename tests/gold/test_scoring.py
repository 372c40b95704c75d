import pytest

from newsfacts.records import Extraction
from tests.gold.corpus import OWN, read_corpus
from tests.gold.scoring import Tally, score, score_article

LAYERS = [
    "entities: span+type",
    "entities: person, organization, place",
    "quantities: value+unit",
    "dates: value",
    "events: type",
    "events: arguments",
]
ARTICLES = read_corpus(OWN)


def span(article, offsets):
    return {"start": offsets[0], "end": offsets[1], "text": article.surface(offsets)}


def argument(article, offsets):
    return {"span": span(article, offsets), "head": offsets[0]}


def perfect(article):
    """The extraction that says exactly what the gold says, as JSON-like data."""
    return {
        "doc_id": article.doc_id,
        "text": article.text,
        "producer": {"version": "0"},
        "entities": [
            {
                "id": f"e{n}",
                "type": entity.type,
                "name": entity.name,
                "mentions": [{**span(article, offsets), "kind": "name"} for offsets in entity.mentions],
                "confidence": 1,
            }
            for n, entity in enumerate(article.entities, start=1)
        ],
        "quantities": [
            {
                "id": f"q{n}",
                "span": span(article, quantity.span),
                "value": quantity.value,
                "low": quantity.low,
                "high": quantity.high,
                "count": quantity.count,
                "unit": quantity.unit,
                "dimension": "any",
                "confidence": 1,
            }
            for n, quantity in enumerate(article.quantities, start=1)
        ],
        "dates": [
            {
                "id": f"d{n}",
                "span": span(article, day.span),
                "timex": day.type,
                "value": day.value,
                "basis": "stated",
                "confidence": 1,
            }
            for n, day in enumerate(article.dates, start=1)
        ],
        "events": [
            {
                "id": f"v{n}",
                "type": event.type,
                "trigger": span(article, event.trigger),
                "roles": roles(article, event),
                "modality": event.modality,
                "polarity": event.polarity,
                "evidence": span(article, event.trigger),
                "confidence": 1,
            }
            for n, event in enumerate(article.events, start=1)
        ],
    }


def roles(article, event):
    filled = {}
    for filler in event.arguments:
        filled.setdefault(filler.role, []).append(argument(article, filler.span))
    return filled


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.doc_id)
def test_perfect_extraction_scores_one(article):
    extraction = Extraction.model_validate(perfect(article))
    assert score([(article, extraction)]) == dict.fromkeys(LAYERS, 1.0)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.doc_id)
def test_empty_extraction_scores_zero(article):
    data = perfect(article) | {"entities": [], "quantities": [], "dates": [], "events": []}
    assert score([(article, Extraction.model_validate(data))]) == dict.fromkeys(LAYERS, 0.0)


def edited(layer, index, **changes):
    """The first article's perfect extraction with one record changed; what the layers then score."""
    data = perfect(ARTICLES[0])
    data[layer][index] |= changes
    return score_article(ARTICLES[0], Extraction.model_validate(data))


@pytest.mark.parametrize(
    ("layer", "record", "changes", "lost"),
    [
        ("entities: span+type", "entities", {"type": "product"}, len(ARTICLES[0].entities[0].mentions)),
        ("quantities: value+unit", "quantities", {"unit": "meter ** 3"}, 1),
        ("quantities: value+unit", "quantities", {"value": 33}, 1),
        ("dates: value", "dates", {"value": "FUTURE_REF"}, 1),
        ("events: type", "events", {"type": "opening", "roles": {}}, 1),
    ],
)
def test_one_wrong_record_costs_its_hits(layer, record, changes, lost):
    tally = edited(record, 0, **changes)[layer]
    assert tally.gold - tally.hits == lost
    assert tally.predicted == tally.gold


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({"unit": "kilometer ** 3 / year", "value": 32}, True),
        ({"unit": "kilometer ** 3 / year", "value": 33}, False),
        ({"value": None, "low": 32000000000}, True),
        ({"value": None, "low": 1, "high": 32000000000}, False),
        ({"count": 2}, False),
        ({"unit": "percent"}, False),
    ],
)
def test_amounts_are_compared_by_meaning(changes, right):
    tally = edited("quantities", 0, **changes)["quantities: value+unit"]
    assert tally.hits == tally.gold - (not right)


def test_wrong_event_type_loses_its_arguments_too():
    before = edited("events", 0)["events: arguments"]
    after = edited("events", 0, type="investment", roles={})["events: arguments"]
    own = len(ARTICLES[0].events[0].arguments)
    assert (before.hits - after.hits, before.predicted - after.predicted) == (own, own)


def test_extraction_of_another_text_is_refused():
    other = Extraction.model_validate(perfect(ARTICLES[1]))
    with pytest.raises(ValueError, match="not of the text"):
        score_article(ARTICLES[0], other)


def test_nothing_to_find_and_nothing_found_is_perfect():
    assert Tally().f1 == 1.0
    assert (Tally(1, 2, 2) + Tally(0, 0, 1)).f1 == pytest.approx(0.4)
