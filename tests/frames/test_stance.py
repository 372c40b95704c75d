import pytest

from newsfacts.spans import CharSpan
from tests.frames.parsed import event, read, words


@pytest.mark.parametrize(
    ("text", "type_", "modality", "polarity"),
    [
        ("Norway signed the treaty in May.", "agreement", "actual", "positive"),
        ("Norway will build a bridge in 2030.", "construction", "planned", "positive"),
        ("Norway plans to build a bridge.", "construction", "planned", "positive"),
        ("Norway may build a bridge.", "construction", "possible", "positive"),
        ("Norway is to host a summit in Oslo.", "meeting", "planned", "positive"),
        ("The parties are expected to hold talks in Oslo.", "meeting", "planned", "positive"),
        ("Norway urged Denmark to sign the treaty.", "agreement", "requested", "positive"),
        ("Norway called on Denmark to withdraw its troops.", "military_operation", "requested", "positive"),
        ("Rebels threatened to attack the port.", "attack", "possible", "positive"),
        ("Acme considered selling the port.", "acquisition", "possible", "positive"),
        (
            "If Norway signs the treaty, Denmark will withdraw its troops.",
            "agreement",
            "hypothetical",
            "positive",
        ),
        ("The capacity of the line would reach 30 megawatts.", "change", "hypothetical", "positive"),
        ("Norway would build the bridge, Anna Berg said.", "construction", "planned", "positive"),
        ("Norway did not sign the treaty.", "agreement", "actual", "negative"),
        ("Norway failed to sign the treaty.", "agreement", "actual", "negative"),
        ("There were no reports of injuries.", "injury", "actual", "negative"),
        ("No one was injured in the blast.", "injury", "actual", "negative"),
        ("Anna Berg denied that Acme had signed the contract.", "agreement", "actual", "negative"),
        (
            "Norway, which signed the treaty in May, has begun to withdraw troops.",
            "military_operation",
            "actual",
            "positive",
        ),
        (
            '"We signed the contract with Acme in March," Anna Berg told reporters.',
            "agreement",
            "actual",
            "positive",
        ),
    ],
)
def test_modality_and_polarity(text, type_, modality, polarity):
    found = event(read(text), type_)
    assert (found.modality, found.polarity) == (modality, polarity)


def test_the_cue_is_kept():
    doc = read("Norway failed to sign the treaty.")
    assert [words(doc, cue) for cue in event(doc, "agreement").cues] == ["failed"]


def test_an_event_told_as_it_is_has_no_cue():
    assert event(read("Norway signed the treaty in May."), "agreement").cues == ()


def test_cues_are_in_order_and_told_once():
    doc = read("The parties are expected to hold talks in Oslo.")
    cues = event(doc, "meeting").cues
    assert list(cues) == sorted(set(cues))
    assert all(isinstance(cue, CharSpan) for cue in cues)
