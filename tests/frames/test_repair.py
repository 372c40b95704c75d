import pytest

from newsfacts.frames.repair import attach_to_objects
from newsfacts.frames.tree import StringCache, Tree
from tests.frames.parsed import Token, document, language

# "urged an end to the war": the parse hangs "war" on the verb.
WORDS = [
    Token("Norway", "Norway", "PROPN", "", 0, "nsubj", True),
    Token("urged", "urge", "VERB", "", 0, "root", True),
    Token("an", "a", "DET", "", 0, "det", True),
    Token("end", "end", "NOUN", "", 0, "obj", True),
    Token("to", "to", "ADP", "", 0, "case", True),
    Token("war", "war", "NOUN", "", 0, "obl", True),
]
HEADS = [1, 1, 3, 1, 5, 1]


@pytest.fixture
def tree() -> Tree:
    return Tree(document(WORDS, HEADS), StringCache(language().vocab.strings))


def test_a_phrase_goes_to_the_noun_that_it_completes(tree):
    attach_to_objects(tree, {("end", "to")})
    assert (tree.head[5], tree.dep[5]) == (3, "nmod")
    assert 5 in tree.children[3]
    assert 5 not in tree.children[1]


def test_any_other_phrase_stays(tree):
    attach_to_objects(tree, {("end", "of"), ("ban", "to")})
    assert (tree.head[5], tree.dep[5]) == (1, "obl")


def test_only_the_phrase_right_after_the_object():
    twice = document([*WORDS, *WORDS[4:]], [*HEADS, 7, 1])
    tree = Tree(twice, StringCache(language().vocab.strings))
    attach_to_objects(tree, {("end", "to")})
    assert (tree.head[5], tree.head[7]) == (3, 1)
