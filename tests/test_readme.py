"""What the documents tell a reader to run does run, and is what the checks run."""

import re
import tomllib

import pytest
from typer.testing import CliRunner

from tools.blocks import blocks
from tools.blocks import commands as command_lines


@pytest.fixture(scope="module")
def commands(root):
    """The words of every command line in the README."""
    return [words for block in blocks(root / "README.md", "bash") for words in command_lines(block)]


def test_readme_sets_up_with_pip_from_the_checkout(commands, root):
    installs = [words for words in commands if words[0].endswith("/pip")]
    named = {word for words in installs for word in words if word.endswith(".txt")}
    assert named == {"constraints.txt", "constraints-dev.txt"}
    assert all((root / name).exists() for name in named)
    assert all((root / word).exists() for words in installs for word in words if word.startswith("./"))


def test_readme_and_checks_run_the_same_tests(commands, root):
    assert [words for words in commands if words[1:] == ["-m", "pytest"]]
    assert "\npython -m pytest\n" in (root / ".ci" / "run").read_text(encoding="utf-8")


def test_contributing_has_the_commands_of_the_checks(root):
    (listed,) = [
        block.code for block in blocks(root / "CONTRIBUTING.md", "bash") if "lint-imports" in block.code
    ]
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    for line in listed.splitlines():
        command = line.split("#")[0].strip()
        assert re.search(rf"^(\w+=\S+ )?{re.escape(command)}", script, re.MULTILINE), command


@pytest.mark.model
def test_main_job_of_the_readme_runs(commands, root, monkeypatch):
    from newsfacts.cli import app

    monkeypatch.chdir(root)
    (job,) = [words for words in commands if words[0] == ".venv/bin/newsfacts"]
    result = CliRunner().invoke(app, job[1:])
    assert result.exit_code == 0, result.output
    assert "€11.4bn" in result.output


def test_pinned_versions_cover_the_dependencies_and_name_no_address(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = {
        "constraints.txt": project["dependencies"],
        "constraints-dev.txt": [
            *project["dependencies"],
            *(
                line
                for extra in ("dev", "docs", "notebooks")
                for line in project["optional-dependencies"][extra]
            ),
        ],
    }
    for name, requirements in needs.items():
        pinned = (root / name).read_text(encoding="utf-8")
        assert "://" not in pinned
        assert not re.search(r"^-", pinned, re.MULTILINE)
        names = set(re.findall(r"^([a-z0-9-]+)==", pinned, re.MULTILINE))
        wanted = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in requirements}
        assert wanted - names == {"en-newsfacts"}


def test_links_of_the_documents_lead_somewhere(root):
    for page in (root / "README.md", root / "CONTRIBUTING.md", root / "models/en_newsfacts/README.md"):
        for link in re.findall(r"\]\(([^)#:]+)[)#]", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_figures_of_the_readme_are_those_of_the_page_on_accuracy(root):
    section = (root / "README.md").read_text("utf-8").split("## How good it is\n")[1].split("\n## ")[0]
    page = (root / "docs" / "accuracy.md").read_text("utf-8")
    rows = [line for line in section.splitlines() if line.startswith("| ") and "measure" not in line]
    assert len(rows) >= 5
    assert set(rows) <= set(page.splitlines())
    assert all(figure in page for figure in re.findall(r"\d[\d,.]*\d", section))
