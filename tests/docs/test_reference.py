"""The reference pages follow the code: the generated parts are what the code gives now."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import newsfacts
from newsfacts import errors
from newsfacts.records import Extraction
from tools.blocks import DOCS
from tools.reference import command_line, event_types, records
from tools.reference.pages import PARTS, written

AGAIN = "behind the code: run python -m tools.reference"


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


def unsure(text):
    """Without the digits of confidences, which may differ between processors."""
    return re.sub(r"\b0\.\d+", "0.…", text)


@pytest.mark.parametrize("part", [part for part in PARTS if part != "records"])
def test_the_page_is_what_the_code_gives(part):
    _, make = PARTS[part]
    assert written(part) == make(), AGAIN


@pytest.mark.model
def test_the_records_are_what_the_pipeline_gives():
    assert unsure(written("records")) == unsure(records.sections()), AGAIN


def test_every_field_of_the_records_is_on_the_page_with_an_example():
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", written("records"), re.DOTALL | re.MULTILINE))
    schema = records.schema()
    assert set(sections) == set(schema)
    for name, record in schema.items():
        rows = re.findall(r"^\| `(\w+)` \| .+ \| .+ \| `` .+ `` \|$", sections[name], re.MULTILINE)
        assert rows == list(record["properties"]), f"{name}: {AGAIN}"
    assert {"Extraction", "Event", "Quantity", "Span"} <= set(schema)
    assert set(schema["Extraction"]["properties"]) == set(Extraction.model_fields)


def test_the_generator_says_which_field_has_no_example():
    with pytest.raises(ValueError, match=r"nothing in it gives Span\.mood"):
        records.shown(newsfacts.Extraction(doc_id="x", text="", producer={"version": "1"}), "Span", "mood")


def test_every_command_and_option_is_on_the_page():
    text = page("command-line.md")
    for name, command in command_line.commands().items():
        assert f"## newsfacts {name}\n" in text
        for parameter in command_line.parameters(command):
            assert f"| `{parameter.written}` |" in text, f"{name}: {AGAIN}"
            assert parameter.said, f"{name}: {parameter.written} has no help"
    assert set(command_line.commands()) >= {"extract", "batch", "schema", "info"}


def test_every_error_has_its_section():
    def tree(error):
        yield error
        for child in error.__subclasses__():
            yield from tree(child)

    codes = {error.code for error in tree(errors.NewsfactsError)} - {"newsfacts", "input"}  # the two bases
    assert set(re.findall(r"^## `([\w-]+)`$", page("errors.md"), re.MULTILINE)) == codes


@pytest.mark.model
@pytest.mark.parametrize("name", event_types.examples())
def test_the_sentence_of_a_type_tells_such_an_event(name):
    example = event_types.examples()[name]
    facts = newsfacts.extract(example.text, published="2024-06-05")
    start, end = example.trigger
    told = [event for event in facts.events if event.trigger.start < end and event.trigger.end > start]
    assert name in [event.type for event in told]
    (event,) = [event for event in told if event.type == name]
    roles = {role: tuple(argument.span.text for argument in event[role]) for role in event.roles}
    assert roles == example.roles


def notes_in_the_source():
    """The codes of what is noted in the records and in `errors.jsonl`, as the source has them."""
    for path in (Path(newsfacts.__file__).parent).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            node.target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
        for given in (part for node in ast.walk(tree) for part in noted(node)):
            for part in ast.walk(constants.get(getattr(given, "id", None)) or given):
                if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)*", str(part.value)):
                    yield part.value


def noted(node):
    """What in a node may be such a code."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in (
        "Note",
        "Unreadable",
        "Fault",
    ):
        return [part for part in node.args if isinstance(part, ast.Constant | ast.Name | ast.IfExp)]
    if isinstance(node, ast.FunctionDef) and node.name == "_fit":  # of an amount into a column
        return [part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value]
    named = [*getattr(node, "targets", ()), getattr(node, "target", None), *getattr(node, "keys", ())]
    if any("notes" in ast.unparse(name) for name in named if name is not None):
        pairs = (pair for pair in ast.walk(node) if isinstance(pair, ast.Tuple) and len(pair.elts) == 2)
        return [pair.elts[0] for pair in pairs if isinstance(pair.elts[0], ast.Constant | ast.Name)]
    return []


def test_every_warning_has_its_section():
    codes = set(notes_in_the_source())
    assert {"not-english", "future-date", "published-unreadable", "amount-rounded", "csv"} <= codes
    assert set(re.findall(r"^### `([\w-]+)`$", page("warnings.md"), re.MULTILINE)) == codes


def test_the_architecture_names_every_folder_and_module():
    text = page("architecture.md")
    for path in Path(newsfacts.__file__).parent.iterdir():
        if path.suffix in ("", ".py") and not path.name.startswith("_"):
            assert f"`{path.stem}`" in text, path.name


def test_every_public_name_is_in_the_api():
    shown = re.findall(r"^::: (newsfacts[\w.]*)$", page("api.md"), re.MULTILINE)
    for name in newsfacts.__all__:
        assert name == "__version__" or any(name in entry.split(".") for entry in shown), name
    for entry in shown:
        module, _, name = entry.rpartition(".")
        source = (Path(newsfacts.__file__).parents[1] / module.replace(".", "/")).with_suffix(".py")
        if source.exists():  # some need an extra that the tests do not install: not imported here
            assert re.search(rf"^(def|class) {name}\b", source.read_text("utf-8"), re.MULTILINE), entry
        else:
            assert hasattr(importlib.import_module(module), name), entry
