import json

import pytest

from tests.gold import gate
from tests.gold.corpus import OWN, files_of


def floors(fingerprint="a", **figures):
    return {"fingerprint": fingerprint, "figures": figures}


@pytest.mark.parametrize(
    ("measured", "pinned", "faults"),
    [
        (floors(f1=0.8), floors(f1=0.8), []),
        (floors(f1=0.9), floors(f1=0.8), []),
        (floors(f1=0.795), floors(f1=0.8), []),
        (floors(f1=0.78), floors(f1=0.8), ["f1: 0.7800 is below its floor of 0.8000"]),
        (floors(f1=0.8), floors(f1=0.8, b3=0.7), ["b3: no longer measured"]),
        (floors(f1=0.8, b3=0.7), floors(f1=0.8), ["b3: has no floor; set one with --update"]),
        (floors("b", f1=0.9), floors("a", f1=0.8), ["the articles or the scorer changed"]),
        (floors(f1=0.8), None, ["no floors yet"]),
    ],
)
def test_shortfalls(measured, pinned, faults):
    found = gate.shortfalls(measured, pinned, tolerance=0.01)
    assert len(found) == len(faults)
    assert all(line.startswith(start) for line, start in zip(found, faults, strict=True))


@pytest.mark.parametrize("pinned", [None, floors(f1=0.7), floors(f1=0.8)])
def test_floors_rise(pinned):
    assert gate.raised(floors(f1=0.8), pinned) == floors(f1=0.8)


@pytest.mark.parametrize("measured", [floors(f1=0.79), floors(b3=0.9)])
def test_floor_does_not_fall_unless_allowed(measured):
    with pytest.raises(gate.RegressionRefused, match="f1"):
        gate.raised(measured, floors(f1=0.8))
    assert gate.raised(measured, floors(f1=0.8), allow_regression=True) == measured


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the gate over one gold set that measures what it is told."""
    file = tmp_path / "floors.json"

    def main(figure, *arguments):
        gold = gate.GoldSet("own", tuple(files_of(OWN)), lambda: {"f1": figure})
        monkeypatch.setattr(gate, "available_sets", lambda shared: [gold])
        return gate.main(["--floors", str(file), *arguments])

    main.figures = lambda: json.loads(file.read_text())["own"]["figures"]
    return main


def test_gate_passes_holds_and_raises_its_floors(run, capsys):
    assert run(0.8) == 1
    assert "no floors yet" in capsys.readouterr().out
    assert run(0.8, "--update") == 0
    assert run(0.8) == 0
    assert run(0.7) == 1
    assert "FAILED f1: 0.7000 is below its floor of 0.8000" in capsys.readouterr().out
    assert run(0.9, "--update") == 0
    assert run.figures() == {"f1": 0.9}


def test_update_refuses_to_lower_a_floor(run, capsys):
    run(0.8, "--update")
    assert run(0.7, "--update") == 1
    assert "refused to lower a floor" in capsys.readouterr().out
    assert run.figures() == {"f1": 0.8}
    assert run(0.7, "--update", "--allow-regression") == 0
    assert run.figures() == {"f1": 0.7}


def test_missing_shared_gold_is_said(tmp_path, capsys):
    assert [gold.name for gold in gate.available_sets(tmp_path)] == ["own"]
    assert "No shared gold set" in capsys.readouterr().err


@pytest.mark.model
def test_own_gold_set_holds_its_floors():
    measured = gate.measure(gate.own_set())
    assert gate.shortfalls(measured, gate.read_floors(gate.FLOORS).get("own"), gate.TOLERANCE["own"]) == []
