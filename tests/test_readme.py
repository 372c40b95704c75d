"""What the documents tell a reader to run does run, and is what the checks run."""

import re
import shlex
import tomllib

import pytest
from typer.testing import CliRunner


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def commands(readme):
    """The words of every command line in the README, by its program's file name."""
    lines = "\n".join(blocks(readme, "bash")).replace("&&", "").splitlines()
    return [words for line in lines if (words := shlex.split(line, comments=True))]


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
        block
        for block in blocks((root / "CONTRIBUTING.md").read_text(encoding="utf-8"), "bash")
        if "lint-imports" in block
    ]
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    for line in listed.splitlines():
        command = line.split("#")[0].strip()
        assert re.search(rf"^(\w+=\S+ )?{re.escape(command)}", script, re.MULTILINE), command


@pytest.mark.model
def test_python_of_the_readme_runs(readme, root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    names = {}
    for block in blocks(readme, "python"):
        exec(compile(block, "README.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "about 32 bcm/yr 32000000000 meter ** 3 / year" in printed
    assert "[(Decimal('1.5'), 'kilometer'), (Decimal('40000000'), 'EUR')]" in printed


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
        "constraints-dev.txt": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    for name, requirements in needs.items():
        pinned = (root / name).read_text(encoding="utf-8")
        assert "://" not in pinned
        assert not re.search(r"^-", pinned, re.MULTILINE)
        names = set(re.findall(r"^([a-z0-9-]+)==", pinned, re.MULTILINE))
        wanted = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in requirements}
        assert wanted - names == {"en-newsfacts"}
