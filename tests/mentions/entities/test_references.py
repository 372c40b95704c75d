"""Pronouns and descriptions, on Docs built by hand."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from newsfacts.mentions.entities.component import make_entities

NLP = spacy.blank("en")
COMPONENT = make_entities(NLP, "newsfacts_entities")

WORDS = {
    "PRON": "he she him his her it its I we my our",
    "DET": "the a The this",
    "VERB": "met said saw left came spoke called named",
    "AUX": "is was",
    "ADV": "there",
    "ADP": "in of from with as",
    "PUNCT": ". , “ ”",
    "CCONJ": "and",
    "PART": "'s",
    "ADJ": "Norwegian Fijian new former opposing",
    "NOUN": (
        "capital minister president carrier company country bridge man prime health parliament ships woman "
        "nation island project dam partner counterpart wife industry trade reporter body"
    ),
}
POS = {word: pos for pos, words in WORDS.items() for word in words.split()}


def doc_of(source):
    """A Doc of "[Ola/nsubj~2 Hansen|person] left .": names in brackets, relations with their heads."""
    words, deps, heads, ents = [], [], [], []
    opened = root = None
    begin = True
    for piece in source.split():
        label = None
        if piece.startswith("["):
            opened, piece = len(words), piece[1:]
        if "|" in piece:
            piece, label = piece.split("|")
            label = label.rstrip("]")
        piece, _, relation = piece.partition("/")
        relation, _, head = relation.partition("~")
        words.append(piece)
        deps.append(relation or "dep")
        root = len(words) - 1 if begin else root
        heads.append(int(head) if head else root)
        begin = piece == "."
        if label:
            ents.append((opened, len(words), label))
    doc = Doc(
        NLP.vocab,
        words=words,
        pos=[POS.get(word, POS.get(word.lower(), "PROPN")) for word in words],
        deps=deps,
        heads=heads,
        morphs=["Number=Plur" if word == "ships" else "" for word in words],
    )
    doc.ents = [Span(doc, start, end, label) for start, end, label in ents]
    return doc


def references(source):
    doc = COMPONENT(doc_of(source))
    return {
        mention.span.of(doc.text): entity.name
        for entity in doc._.entities
        for mention in entity.mentions
        if mention.kind != "name"
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[Ola/nsubj~2 Hansen|person] left . he/nsubj~5 spoke .", {"he": "Ola Hansen"}),
        (
            "[Erik/nsubj~5 Hansen|person] and [Anna Nordmann|person] came . she/nsubj~8 spoke .",
            {"she": "Anna Nordmann"},
        ),
        (
            "[Erik/nsubj~2 Hansen|person] saw [Omar/obj~2 Roe|person] . he/nsubj~7 left .",
            {"he": "Erik Hansen"},
        ),
        ("[Roe/nsubj~1|person] saw him/obj~1 .", {}),
        ("[Anna/nsubj~2 Nordmann|person] left . he spoke .", {}),
        ("[Oslo|place] is new . he spoke .", {}),
    ],
)
def test_pronouns(source, expected):
    assert references(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[Norwegian|group] prime minister [Ola Hansen|person] left . the prime minister spoke .",
            {"the prime minister": "Ola Hansen"},
        ),
        (
            "[Fijian|group] president [Roe|person] saw [Norwegian|group] president [Hansen|person] . "
            "the [Fijian|group] president left .",
            {"the Fijian president": "Roe"},
        ),
        ("prime minister [Ola Hansen|person] left . the health minister spoke .", {}),
        ("The carrier [Fjord Air|organization] left . the carrier spoke .", {"the carrier": "Fjord Air"}),
        ("[Nordvik Bridge|facility] is new . The bridge is new .", {"The bridge": "Nordvik Bridge"}),
        ("The bridge is new . [Nordvik Bridge|facility] came .", {"The bridge": "Nordvik Bridge"}),
        ("[Fjord Oil|organization] left . the company spoke .", {"the company": "Fjord Oil"}),
        ("[Fjord Oil|organization] and [Nord Gas|organization] left . the company spoke .", {}),
        ("[Fjord Oil|organization] left . the opposing company spoke .", {}),
        ("[Norway|place] left . the country spoke .", {"the country": "Norway"}),
        ("[Oslo|place] left . the country spoke .", {}),
        (
            "[Oslo/nsubj~8|place] , the country 's capital/appos~0 , the new left . the country spoke .",
            {},
        ),
        ("[Kari Nordmann|person] left . the woman spoke .", {"the woman": "Kari Nordmann"}),
        ("[Nordvik|product] left . the ships spoke .", {}),
        ("[Fjord Oil|organization] left . the company of [Oslo|place] spoke .", {}),
        ("[Norway|place] left . the [Nordic|group] nation spoke .", {"the Nordic nation": "Norway"}),
        ("[Norway|place] left . the [African|group] nation spoke .", {}),
        ("[Cuba|place] left . the island spoke .", {"the island": "Cuba"}),
        (
            "[Fijian|group] president [Roe|person] and his [Norwegian|group] counterpart [Hansen|person] "
            "left . the [Norwegian|group] president spoke .",
            {"his": "Roe", "the Norwegian president": "Hansen"},
        ),
        ("He left a dam called [Vik|facility] .", {"a dam": "Vik"}),
        ("the man , named as [Ola Roe|person] , left .", {"the man": "Ola Roe"}),
        ("a dam with [Vik|facility] came .", {}),
        ("reporter [Ola Roe|person] left . this reporter came .", {}),
        ("[Fjord Oil|organization] left . [Anna Roe|person] 's body came .", {}),
        ("[Anna/nsubj~2 Roe|person] met the [Fijian|group] president/obj~2 .", {}),
        ("[Ola/nsubj~2 Roe|person] left . the wife spoke .", {}),
    ],
)
def test_descriptions(source, expected):
    assert references(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("“ I came in , ” said/x~6 [Roe/nsubj~6|person] .", {"I": "Roe"}),
        ("[Roe/nsubj~1|person] said : “ I left my country . ”", {"I": "Roe", "my": "Roe"}),
        ("“ we left , ” said/x~5 [Roe/nsubj~5|person] .", {}),
        ("“ we left , ” said/x~5 [Fjord/nsubj~5 Air|organization] .", {"we": "Fjord Air"}),
        ("[Roe/nsubj~1|person] left . I came .", {}),
        ("“ I came . ” said/x~7 [Roe/nsubj~6|person] . “ I left . ”", {"I": "Roe"}),
        ("[Hansen Roe|person] said : “ I left . ”", {"I": "Hansen Roe"}),
        ("[Roe/nsubj~1|person] spoke of [Oslo|place] : “ I left . ”", {"I": "Roe"}),
    ],
)
def test_speakers(source, expected):
    assert references(source) == expected


def test_references_need_syntax():
    doc = Doc(NLP.vocab, words=["Ola", "Hansen", "left", ".", "he", "spoke", "."])
    doc.ents = [Span(doc, 0, 2, "person")]
    (entity,) = COMPONENT(doc)._.entities
    assert [mention.kind for mention in entity.mentions] == ["name"]
