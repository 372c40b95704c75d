import pytest

from tests.frames.parsed import event, named, read, source, words


@pytest.mark.parametrize(
    ("text", "type_", "speaker", "cue"),
    [
        ("Anna Berg said that Acme had closed the plant.", "closure", "Anna Berg", "said"),
        ("Acme closed the plant, Anna Berg said on Monday.", "closure", "Anna Berg", "said"),
        ("Acme closed the plant, as Anna Berg told reporters.", "closure", "Anna Berg", "told"),
        ("Acme has cut 300 jobs, reported Nordbank.", "layoff", "Nordbank", "reported"),
        ("According to Acme, the plant was closed in May.", "closure", "Acme", "According"),
        ("A report by Acme said the plant had closed.", "closure", "Acme", "said"),
        ('"Acme will sell the port to Nordbank," she said.', "acquisition", "she", "said"),
        ("Anna Berg denied that Acme had signed the contract.", "agreement", "Anna Berg", "denied"),
        ("Norway urged Denmark to sign the treaty.", "agreement", "Norway", "urged"),
    ],
)
def test_who_says_so(text, type_, speaker, cue):
    doc = read(text)
    found = event(doc, type_)
    assert source(doc, found) == speaker
    assert words(doc, found.source.cue) == cue


def test_what_the_article_tells_itself_has_no_source():
    assert event(read("Norway signed the treaty in May."), "agreement").source is None


def test_what_a_speaker_does_is_not_said_by_him():
    assert event(read("Norway urged Denmark to sign the treaty."), "appeal").source is None


def test_a_pronoun_stands_for_the_last_speaker_of_its_kind():
    doc = read(
        "Anna Berg said that Acme had closed the plant.", '"Acme will sell the port to Nordbank," she said.'
    )
    sale = event(doc, "acquisition")
    assert source(doc, sale) == "she"
    assert named(doc, sale.source.filler) == "Anna Berg"


def test_it_stands_for_no_person():
    doc = read("Anna Berg said that Acme had closed the plant.", "It added that Acme had closed the plant.")
    assert named(doc, doc._.events[-1].source.filler) is None


def test_the_speaker_of_a_quotation_is_that_of_what_it_tells():
    doc = read('"We signed the contract with Acme in March," Anna Berg told reporters.')
    assert source(doc, event(doc, "agreement")) == "Anna Berg"


def test_a_quotation_goes_on_in_the_next_paragraph():
    doc = read(
        'Anna Berg told reporters: "The plant in Leeds will close in May.',
        '"Acme will sell the port to Nordbank."',
        between="\n\n",
    )
    assert source(doc, event(doc, "acquisition")) == "Anna Berg"


def test_a_source_of_someone_else_ends_with_the_sentence():
    doc = read("Anna Berg said that Acme had closed the plant.", "Norway signed the treaty in May.")
    assert event(doc, "agreement").source is None
