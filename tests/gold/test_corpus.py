import json

import pytest

from tests.gold.corpus import OWN, CorpusError, files_of, fingerprint, read_corpus

ARTICLE = {
    "doc_id": "a",
    "published": "2020-01-01",
    "url": None,
    "licence": None,
    "title": None,
    "text": "Ada Berg met two ministers.",
    "entities": [{"id": "E1", "type": "person", "name": "Ada Berg", "mentions": [[0, 8]]}],
    "quantities": [],
    "dates": [],
    "events": [
        {
            "id": "V1",
            "trigger": [9, 12],
            "type": "meeting",
            "arguments": [{"role": "participant", "span": [0, 8], "entity": "E1", "quantity": None}],
            "time": None,
            "modality": "actual",
            "polarity": "positive",
            "source": None,
        }
    ],
}


def write(folder, **changes):
    article = json.loads(json.dumps(ARTICLE)) | changes
    (folder / "a.gold.json").write_text(json.dumps(article), encoding="utf-8")
    return folder


def test_own_corpus_is_sound():
    articles = read_corpus(OWN)
    assert len(articles) >= 5
    assert all(article.entities and article.quantities and article.dates for article in articles)
    assert {article.doc_id for article in articles} == {file.name.split(".")[0] for file in files_of(OWN)}


def test_example_article_is_in_the_own_corpus(root):
    example = (root / "examples" / "turkish_stream.txt").read_text(encoding="utf-8")
    assert example in [article.text for article in read_corpus(OWN)]


def test_sound_article_is_read(tmp_path):
    (article,) = read_corpus(write(tmp_path))
    assert article.surface(article.events[0].trigger) == "met"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": "Ada Berg met"[:9]}, r"\[9, 12\] is empty, padded or outside"),
        ({"entities": []}, "V1: there is no E1"),
        ({"entities": [ARTICLE["entities"][0] | {"name": "Ada"}]}, "no mention reads 'Ada'"),
        ({"entities": ARTICLE["entities"] * 2}, "an id is used twice"),
        ({"entities": [ARTICLE["entities"][0] | {"mentions": [[0, 9]]}]}, r"\[0, 9\] is empty, padded"),
        ({"entities": [ARTICLE["entities"][0] | {"type": "robot"}]}, "entities.0.type"),
        ({"events": [ARTICLE["events"][0] | {"type": "picnic"}]}, "no event type 'picnic'"),
        ({"events": [ARTICLE["events"][0] | {"type": "apology"}]}, "apology has no role 'participant'"),
        ({"comment": "x"}, "comment: Extra inputs"),
    ],
)
def test_fault_is_named(tmp_path, changes, fault):
    with pytest.raises(CorpusError, match=fault):
        read_corpus(write(tmp_path, **changes))


def test_empty_folder_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="no "):
        read_corpus(tmp_path)


def test_fingerprint_tells_content_and_name(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    second.write_text("x")
    before = fingerprint([first])
    assert before == fingerprint([first])
    assert before != fingerprint([second])
    first.write_text("y")
    assert before != fingerprint([first])
