"""The code blocks of the README and of the pages under docs/."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))

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
