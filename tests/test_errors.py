import pickle
import re

import pytest

from newsfacts import errors

CLASSES = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, errors.NewsfactsError)
]


def test_the_drawn_tree_names_every_class_and_its_code():
    tree = errors.__doc__
    for class_ in CLASSES:
        assert class_.__name__ in tree
        drawn = re.search(rf'{class_.__name__}\b.*?"([a-z-]+)"', tree)
        if drawn:
            assert drawn[1] == class_.code
    assert len({class_.code for class_ in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize("class_", CLASSES)
def test_errors_survive_a_process_border_and_say_their_code(class_):
    error = class_("what was wrong")
    error.index = 3
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is class_
    assert (again.message, again.index) == ("what was wrong", 3)
    assert str(again) == f"[{class_.code}] what was wrong"
