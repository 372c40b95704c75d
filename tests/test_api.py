import gc
import pickle
import threading
from datetime import date, datetime

import pytest
import spacy
from spacy.language import Language

import newsfacts
import newsfacts.annotations as found
from newsfacts import api
from newsfacts.errors import (
    InputError,
    InternalError,
    InvalidArticleError,
    InvalidOptionsError,
    InvalidTextError,
    ModelFormatError,
    ModelNotFoundError,
)
from newsfacts.spans import CharSpan


@Language.component("test_capitals")
def capitals(doc):
    """Finds a person in every capitalised word, and breaks on the word CRASH."""
    if "CRASH" in doc.text:
        raise ZeroDivisionError("no such fact")
    spans = (CharSpan(token.idx, token.idx + len(token)) for token in doc if token.text[0].isupper())
    doc._.entities = tuple(
        found.Entity("person", span.of(doc.text), (found.EntityMention(span),), None, 0.5) for span in spans
    )
    doc._.notes = (found.Note("seen", f"{doc._.published} {doc._.title}"),)
    return doc


@pytest.fixture
def nlp(monkeypatch):
    """A pipeline without a trained part, in the place of the trained one."""
    found.register_extensions()
    pipeline = spacy.blank("en", meta={"name": "blank", "version": "1.2.3"})
    pipeline.add_pipe("test_capitals")
    monkeypatch.setattr(api, "load", lambda options=None: pipeline)
    return pipeline


def names(facts):
    return [entity.name for entity in facts.entities]


@pytest.mark.usefixtures("nlp")
def test_extract_reads_an_article():
    facts = newsfacts.extract("Ann met Bo.", published="2016-10-11", title="T", url="u", doc_id="7")
    assert names(facts) == ["Ann", "Bo"]
    assert (facts.doc_id, facts.title, facts.url, facts.published) == ("7", "T", "u", date(2016, 10, 11))
    assert [warning.message for warning in facts.warnings] == ["2016-10-11 T"]
    producer = facts.producer
    assert (producer.name, producer.version) == ("newsfacts", newsfacts.__version__)
    assert (producer.model, producer.model_version) == ("en_blank", "1.2.3")


@pytest.mark.usefixtures("nlp")
@pytest.mark.parametrize("text", ["", " ", "\n\t \u2003\n"])
def test_empty_text_is_an_extraction_with_a_warning(text):
    facts = newsfacts.extract(text)
    assert facts.text == text
    assert [warning.code for warning in facts.warnings] == ["empty-text"]


@pytest.mark.usefixtures("nlp")
@pytest.mark.parametrize(
    "text", ["A\x00B Ann", "\x1b[1m Ann \x07", "👩‍🚀 Ann", "שלום Ann", "\ufeffAnn Ann", "Ann\r\nBo"]
)
def test_odd_characters_stay_where_they_are(text):
    facts = newsfacts.extract(text)
    assert facts.text == text
    assert names(facts)[-1] in {"Ann", "Bo"}
    assert all(text[m.start : m.end] == m.text for entity in facts.entities for m in entity.mentions)


@pytest.mark.parametrize(
    ("text", "offset"), [("a\ud800", 1), ("\udfff", 0), ("ok " * 10 + "\udc80x", 30), ("\ud83d\ude00", 0)]
)
def test_lone_surrogates_are_named_by_offset(text, offset):
    with pytest.raises(InvalidTextError, match=f"offset {offset}") as caught:
        newsfacts.extract(text)
    assert caught.value.offset == offset
    assert pickle.loads(pickle.dumps(caught.value)).offset == offset


@pytest.mark.usefixtures("nlp")
@pytest.mark.parametrize(
    ("text", "limit", "read_to"),
    [
        ("Ann " * 24 + "\n\nCy met Di", 100, 96),
        ("Ann met Bo and Cy", 10, 10),
        ("Ann met Bo and Cy", 12, 12),
        ("Ann " * 30, 101, 99),
        ("A" * 50, 20, 20),
    ],
)
def test_text_over_the_limit_is_cut_and_says_so(text, limit, read_to):
    facts = newsfacts.extract(text, options=newsfacts.Options(max_chars=limit))
    assert facts.text == text
    warning = facts.warnings[0]
    assert warning.code == "text-too-long"
    assert (warning.start, warning.end) == (read_to, len(text))
    assert warning.end <= len(text)
    assert all(mention.end <= limit for entity in facts.entities for mention in entity.mentions)


@pytest.mark.usefixtures("nlp")
def test_max_chars_may_exceed_the_pipelines_own_limit():
    text = "and so on " * 110_000
    facts = newsfacts.extract(text, options=newsfacts.Options(max_chars=2_000_000))
    assert [warning.code for warning in facts.warnings] == ["seen"]


@pytest.mark.usefixtures("nlp")
def test_extract_many_takes_every_form_of_article_in_order():
    articles = [
        "Ann.",
        newsfacts.Article("Bo.", doc_id="b"),
        {"text": "Cy.", "published": datetime(2020, 5, 4, 23, 0), "doc_id": "c"},
        "",
    ]
    facts = list(newsfacts.extract_many(iter(articles), options=newsfacts.Options(batch_size=3)))
    assert [names(one) for one in facts] == [["Ann"], ["Bo"], ["Cy"], []]
    assert [one.doc_id for one in facts[1:3]] == ["b", "c"]
    assert facts[2].published == date(2020, 5, 4)


@pytest.mark.usefixtures("nlp")
def test_extract_many_agrees_with_extract():
    texts = ["Ann met Bo.", "", "Cy.", "nobody"]
    assert list(newsfacts.extract_many(texts)) == [newsfacts.extract(text) for text in texts]


@pytest.mark.usefixtures("nlp")
def test_extract_many_consumes_its_input_batch_by_batch():
    taken = []

    def source():
        for number in range(10):
            taken.append(number)
            yield f"Ann{number}"

    stream = newsfacts.extract_many(source(), options=newsfacts.Options(batch_size=4))
    assert taken == []
    assert names(next(stream)) == ["Ann0"]
    assert taken == [0, 1, 2, 3]
    assert len(list(stream)) == 9


@pytest.mark.usefixtures("nlp")
def test_an_input_that_breaks_off_loses_nothing_before():
    def source():
        yield from ("Ann", "Bo", "Cy")
        raise OSError("disk")

    seen = []
    with pytest.raises(OSError, match="disk"):
        seen.extend(
            names(facts)
            for facts in newsfacts.extract_many(source(), options=newsfacts.Options(batch_size=2))
        )
    stream = newsfacts.extract_many(source(), options=newsfacts.Options(batch_size=2))
    assert [names(next(stream)) for _ in range(3)] == [["Ann"], ["Bo"], ["Cy"]]


@pytest.mark.usefixtures("nlp")
@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (7, InvalidArticleError),
        ({"body": "Bo"}, InvalidArticleError),
        ({"text": "Bo", "published": "soon"}, InvalidArticleError),
        ("\ud800", InvalidTextError),
        (b"Bo", InvalidArticleError),
        (None, InvalidArticleError),
    ],
)
def test_a_bad_article_is_raised_in_its_turn(bad, error):
    stream = newsfacts.extract_many(["Ann", bad, "Cy"])
    assert names(next(stream)) == ["Ann"]
    with pytest.raises(error, match="article 1: ") as caught:
        next(stream)
    assert isinstance(caught.value, InputError)
    assert caught.value.index == 1


@pytest.mark.usefixtures("nlp")
def test_a_bad_article_is_recorded_if_asked():
    bad = [7, {"text": "a\ud800", "doc_id": "mine"}, {"text": "x", "doc_id": 3}]
    facts = list(newsfacts.extract_many(["Ann", *bad, "Cy"], on_error="record"))
    assert [names(one) for one in facts] == [["Ann"], [], [], [], ["Cy"]]
    assert [one.doc_id for one in facts[1:4]] == ["article-1", "mine", "article-3"]
    assert [one.warnings[0].code for one in facts[1:4]] == [
        "invalid-article",
        "invalid-text",
        "invalid-article",
    ]


@pytest.mark.usefixtures("nlp")
def test_a_crash_is_an_internal_error_and_takes_no_other_article_along():
    articles = ["Ann", "Bo CRASH", "Cy"]
    with pytest.raises(InternalError, match="ZeroDivisionError: no such fact") as caught:
        newsfacts.extract(articles[1])
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    stream = newsfacts.extract_many(articles)
    assert names(next(stream)) == ["Ann"]
    with pytest.raises(InternalError) as caught:
        next(stream)
    assert caught.value.index == 1
    facts = list(newsfacts.extract_many(articles, on_error="record"))
    assert [names(one) for one in facts] == [["Ann"], [], ["Cy"]]
    assert facts[1].text == articles[1]
    assert [warning.code for warning in facts[1].warnings] == ["internal-error"]


def test_a_faulty_set_up_is_raised_even_if_errors_are_recorded(nlp, monkeypatch):
    def pipe(docs, batch_size):
        raise ModelFormatError("wrong weights")

    monkeypatch.setattr(nlp, "pipe", pipe)
    with pytest.raises(ModelFormatError):
        list(newsfacts.extract_many(["Ann"], on_error="record"))


@pytest.mark.parametrize("one", ["Ann met Bo.", {"text": "x"}, newsfacts.Article("x"), b"x"])
def test_extract_many_refuses_a_single_article(one):
    with pytest.raises(InvalidArticleError, match="for a single one use extract"):
        newsfacts.extract_many(one)


@pytest.mark.parametrize(
    "wrong", [{"workers": 0}, {"workers": True}, {"time_limit": 5}, {"on_error": "ignore"}]
)
def test_extract_many_refuses_what_it_cannot_do_at_once(wrong):
    with pytest.raises(InvalidOptionsError, match=next(iter(wrong))):
        newsfacts.extract_many([], **wrong)


@pytest.mark.parametrize(
    "wrong",
    [{"max_chars": 0}, {"batch_size": -1}, {"batch_size": 2.5}, {"max_chars": True}, {"max_chars": "9"}],
)
def test_options_out_of_range_are_named(wrong):
    with pytest.raises(InvalidOptionsError, match=next(iter(wrong))):
        newsfacts.Options(**wrong)


@pytest.mark.usefixtures("nlp")
def test_threads_share_the_pipeline():
    texts = [f"Ann{number} met Bo{number}." for number in range(20)]
    results = {}

    def work(worker):
        results[worker] = [names(newsfacts.extract(text)) for text in texts]

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(result == [names(newsfacts.extract(text)) for text in texts] for result in results.values())


class TestLoad:
    @pytest.fixture(autouse=True)
    def _fresh(self):
        api._load.cache_clear()
        yield
        api._load.cache_clear()
        gc.collect()

    def test_loads_once_even_if_threads_come_at_once(self, monkeypatch):
        loaded = []

        def slow_load(name):
            loaded.append(name)
            threading.Event().wait(0.05)
            return object()

        monkeypatch.setattr(spacy.util, "is_package", lambda name: True)
        monkeypatch.setattr(spacy, "load", slow_load)
        pipelines = []
        threads = [threading.Thread(target=lambda: pipelines.append(newsfacts.load())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert loaded == ["en_newsfacts"]
        assert len({id(pipeline) for pipeline in pipelines}) == 1

    def test_says_what_to_do_without_the_model(self, monkeypatch):
        monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
        with pytest.raises(ModelNotFoundError, match="not installed") as caught:
            newsfacts.load()
        assert isinstance(caught.value, OSError)

    @pytest.mark.parametrize("error", [ValueError("E002 no factory"), OSError("no meta.json")])
    def test_tells_a_model_that_does_not_fit(self, monkeypatch, error):
        def broken(name):
            raise error

        monkeypatch.setattr(spacy.util, "is_package", lambda name: True)
        monkeypatch.setattr(spacy, "load", broken)
        with pytest.raises(ModelFormatError, match="does not fit newsfacts") as caught:
            newsfacts.load()
        assert caught.value.__cause__ is error


@pytest.mark.model
def test_several_workers_give_what_one_gives():
    articles = [
        {"text": f"Norway paid {n} million euros to Iceland in May 20{n:02}.", "doc_id": f"a{n}"}
        for n in range(10, 30)
    ]
    articles[7] = {"text": 7}
    options = newsfacts.Options(batch_size=4)
    alone = list(newsfacts.extract_many(articles, options=options, on_error="record"))
    pooled = list(newsfacts.extract_many(articles, options=options, on_error="record", workers=2))
    assert pooled == alone
    with pytest.raises(InvalidArticleError) as error:
        list(newsfacts.extract_many(articles, options=options, workers=2))
    assert error.value.index == 7
