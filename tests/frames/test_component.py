import time

import pytest
import spacy

from newsfacts.annotations import Region
from newsfacts.frames.component import FramesComponent
from newsfacts.frames.tree import MAX_CHILDREN, StringCache, Tree
from newsfacts.spans import CharSpan
from tests.frames.parsed import Token, component, document, language, parsed, read, sentences

SIGNED = "Norway signed the treaty in May."
OPENED = "Denmark opened the bridge on Monday."


def test_the_factory_is_found_by_its_entry_point():
    nlp = spacy.blank("en")
    assert isinstance(nlp.add_pipe("newsfacts_frames"), FramesComponent)


def test_the_factory_says_what_it_needs_and_gives():
    meta = spacy.blank("en").get_factory_meta("newsfacts_frames")
    assert {
        "token.dep",
        "token.head",
        "token.pos",
        "doc._.entities",
        "doc._.quantities",
        "doc._.dates",
    } == set(meta.requires)
    assert set(meta.assigns) == {"doc._.events", "doc._.measurements"}


def test_a_doc_without_a_parse_stays_as_it_is():
    doc = component()(language()(SIGNED))
    assert doc._.events == ()


def test_an_empty_doc():
    assert component()(language()(""))._.events == ()


def test_furniture_tells_no_events():
    doc = parsed(SIGNED, OPENED, between="\n")
    end = doc.text.index("\n")
    doc._.regions = (
        Region("body", CharSpan(0, end)),
        Region("related", CharSpan(end + 1, len(doc.text))),
    )
    assert [event.type for event in component()(doc)._.events] == ["agreement"]


def test_evidence_is_the_sentence():
    doc = read(SIGNED, OPENED, between="\n")
    assert [doc.text[event.evidence.start : event.evidence.end] for event in doc._.events] == [SIGNED, OPENED]


def test_spans_lie_within_the_text_and_heads_within_their_spans():
    for text in sentences():
        doc = read(text)
        for event in doc._.events:
            assert 0 <= event.trigger.start < event.trigger.end <= len(text)
            for fillers in event.roles.values():
                assert fillers
                for filler in fillers:
                    assert 0 <= filler.span.start <= filler.head < filler.span.end <= len(text)
            assert 0 < event.confidence <= 1


def test_the_same_text_gives_the_same_events():
    first, second = read(*sentences()), read(*sentences())
    assert first._.events == second._.events
    assert first._.measurements == second._.measurements


def test_no_events_of_one_sentence_depend_on_the_next():
    alone = [event.type for text in (SIGNED, OPENED) for event in read(text)._.events]
    assert [event.type for event in read(SIGNED, OPENED)._.events] == alone


# ---- malformed and very long sentences --------------------------------------------


def chain(count: int, relation: str, *, forward: bool) -> spacy.tokens.Doc:
    """A sentence of `count` words, each hanging on its neighbour."""
    words = [("met", "meet", "VERB"), ("agreement", "agreement", "NOUN"), ("said", "say", "VERB")]
    tokens = [Token(*words[at % 3], "", 0, relation, True) for at in range(count)]
    heads = [min(at + 1, count - 1) if forward else max(at - 1, 0) for at in range(count)]
    return document(tokens, heads)


def star(count: int, relation: str) -> spacy.tokens.Doc:
    """A sentence in which every word hangs on the first."""
    words = [("met", "meet", "VERB"), ("agreement", "agreement", "NOUN"), ("said", "say", "VERB")]
    return document([Token(*words[at % 3], "", 0, relation, True) for at in range(count)], [0] * count)


@pytest.mark.parametrize("relation", ["conj", "xcomp", "acl", "nmod", "appos"])
def test_a_sentence_of_20000_words_is_read_in_linear_time(relation):
    for make in (lambda n: chain(n, relation, forward=True), lambda n: star(n, relation)):
        seconds = []
        for count in (5000, 20000):
            doc = make(count)
            start = time.process_time()
            component()(doc)
            seconds.append(time.process_time() - start)
        # Four times the words; a quadratic pass would take sixteen times as long.
        assert seconds[1] < 10 * seconds[0] + 0.5


def test_only_so_many_dependents_count():
    tree = Tree(star(500, "conj"), StringCache(language().vocab.strings))
    assert len(tree.children[0]) == MAX_CHILDREN


def test_a_deep_chain_does_not_exhaust_the_stack():
    component()(chain(3000, "xcomp", forward=False))
