import spacy

from newsfacts.article.component import make_regions

TEXT = (
    "The minister said on Monday that the work is not finished. She and her deputy would not say when.\n\n"
    "El ministro dijo el lunes que la obra no se va a terminar antes de que acabe el año.\n\n"
    "Sign in"
)


def test_regions_component_fills_the_doc():
    nlp = spacy.blank("en")
    nlp.add_pipe("newsfacts_regions")
    doc = nlp(TEXT)
    assert [region.kind for region in doc._.regions] == ["body", "furniture"]
    assert [note.code for note in doc._.notes] == ["not-english"]
    assert doc._.language == "en"
    assert nlp.analyze_pipes()["problems"] == {"newsfacts_regions": []}


def test_regions_component_takes_any_text():
    nlp = spacy.blank("en")
    component = make_regions(nlp, "newsfacts_regions")
    for text in ("", "\x00", "😀", "שלום", "\n\n"):
        assert component(nlp.make_doc(text)).text == text
