"""The code blocks of the README and of the pages under docs/: found and run.

usage: python -m tools.blocks [PAGE …]

Writes what the blocks of Python print into the pages, where they show it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))

_BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, what it holds, the line it starts on, what it is said to print."""

    language: str
    code: str
    line: int
    output: str | None = None


def blocks(page: Path, language: str | None = None) -> list[Block]:
    """The blocks of a page; a `text` block right after one of Python is what that prints."""
    text = page.read_text(encoding="utf-8")
    found: list[Block] = []
    end = -1
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        follows = found and not text[end : match.start()].strip()
        code = found[-1] if follows else None
        if match[1] == "text" and code and code.language == "python" and code.output is None:
            found.pop()
            found.append(Block(code.language, code.code, code.line, match[2]))
        else:
            found.append(Block(match[1], match[2], line))
        end = match.end()
    return [block for block in found if language in (None, block.language)]


def pages_with(language: str) -> list[Path]:
    """The pages that have a block in a language."""
    return [page for page in PAGES if blocks(page, language)]


def commands(block: Block) -> Iterator[list[str]]:
    """The words of each command line of a `bash` block; a pipe ends one."""
    joined = block.code.replace("\\\n", " ").replace("&&", "\n")
    for line in joined.splitlines():
        words = shlex.split(line, comments=True)
        for sign in ("|", "<", ">"):
            words = words[: words.index(sign)] if sign in words else words
        if words:
            yield words


def run(page: Path, folder: Path) -> Iterator[tuple[Block, str]]:
    """The blocks of Python of a page, one after the other, each with what it prints.

    They share their names, as in a session, and work in a folder with the examples in it.
    """
    shutil.copytree(ROOT / "examples", folder / "examples")
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(page, "python"):
        padded = "\n" * (block.line - 1) + block.code  # so that a traceback names the line of the page
        printed = io.StringIO()
        with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
            exec(compile(padded, str(page), "exec", dont_inherit=True), names)
        yield block, printed.getvalue()


def renew(page: Path) -> int:
    """Write into a page what its blocks print now; how many outputs changed."""
    text = page.read_text(encoding="utf-8")
    changed = 0
    with tempfile.TemporaryDirectory() as folder:
        for block, printed in run(page, Path(folder)):
            if block.output is not None and block.output != printed:
                fence = f"```python\n{block.code}```\n\n```text\n"
                text = text.replace(f"{fence}{block.output}```", f"{fence}{printed}```")
                changed += 1
    page.write_text(text, encoding="utf-8")
    return changed


def main() -> None:
    """Renew the named pages, or all."""
    named = {name.removesuffix(".md") for name in sys.argv[1:]}
    for page in pages_with("python"):
        if not named or page.stem in named:
            print(f"{os.path.relpath(page, ROOT)}: {renew(page)} outputs changed")


if __name__ == "__main__":
    main()
