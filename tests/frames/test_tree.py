from spacy.tokens import Doc

from newsfacts.frames.lexicon.inflection import form_table
from newsfacts.frames.tree import StringCache, Tree
from tests.frames.parsed import Token, document, language, parsed


def tree_of(text: str) -> Tree:
    return Tree(parsed(text), StringCache(language().vocab.strings))


def test_words_and_relations():
    tree = tree_of("The bank was robbed by two men in Leeds.")
    robbed, men = 3, 6
    assert tree.head[robbed] == robbed
    assert (tree.dep[men], tree.base[men]) == ("obl:agent", "obl")
    assert tree.preposition(men) == "by"
    assert tree.is_participle(robbed)
    assert [head for _, head in tree.climb(5)] == [men, robbed]


def test_a_preposition_of_several_words_is_joined():
    tree = tree_of("According to Acme, the plant was closed in May.")
    assert tree.preposition(2) == "according_to"


def test_the_possessive_mark_is_no_preposition():
    assert tree_of("Norway's construction of the bridge began in 2020.").preposition(0) == ""


def test_conjuncts():
    tree = tree_of("Norway and Denmark signed and ratified the treaty in Oslo on Monday.")
    assert tree.conjuncts(0) == [0, 2]


def test_sentences():
    tree = Tree(
        parsed("Anna Berg praised Acme.", "Denmark opened the bridge."), StringCache(language().vocab.strings)
    )
    assert [stop - first for first, stop in tree.sentences] == [5, 5]


def sentence(verb: str, lemma: str) -> Doc:
    subject = Token("Norway", lemma and "Norway", "PROPN", "", 2, "nsubj", True)
    return document([subject, Token(verb, lemma, "VERB", "", 0, "root", True)], [1, 1])


def test_a_lemma_that_the_lemmatizer_missed_is_looked_up():
    doc, strings = sentence("legalised", "legalised"), StringCache(language().vocab.strings)
    assert Tree(doc, strings).lemma[1] == "legalised"
    assert Tree(doc, strings, form_table(["legalise"])).lemma[1] == "legalise"


def test_a_doc_without_lemmas_falls_back_on_the_words():
    doc = sentence("sign", "")
    assert Tree(doc, StringCache(language().vocab.strings)).lemma == ["norway", "sign"]
