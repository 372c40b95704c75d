import spacy
from spacy.tokens import Doc, Span

from newsfacts.annotations import Region
from newsfacts.mentions.entities.component import make_entities
from newsfacts.spans import CharSpan

NLP = spacy.blank("en")


def test_entities_component_reads_ents_of_the_article_only():
    component = make_entities(NLP, "newsfacts_entities")
    words = ["President", "Ada", "Roe", "met", "Roe", "'s", "aides", ".", "Oslo", "news"]
    doc = Doc(NLP.vocab, words=words)
    doc.ents = [Span(doc, 0, 3, "person"), Span(doc, 4, 6, "person"), Span(doc, 8, 9, "place")]
    doc.ents[0]._.confidence = 0.75
    end = doc[8].idx
    doc._.regions = (Region("body", CharSpan(0, end - 1)), Region("furniture", CharSpan(end, len(doc.text))))
    (entity,) = component(doc)._.entities
    assert entity.name == "Ada Roe"
    assert [mention.span.of(doc.text) for mention in entity.mentions] == ["Ada Roe", "Roe"]


def test_entities_component_takes_any_doc():
    component = make_entities(NLP, "newsfacts_entities")
    for text in ("", "\x00 😀", "plain"):
        assert component(NLP.make_doc(text))._.entities == ()
