#!/usr/bin/env python3
"""Write the generated parts of the documentation.

usage: python -m tools.reference

Run it after a change of the records, the ontology or the command line, and look at what
it changed. The tests fail where a page is behind the code.
"""

from __future__ import annotations

from tools.reference.pages import PARTS, write


def main() -> None:
    """Write each part and say which changed."""
    for part, (page, _) in PARTS.items():
        print(f"docs/{page}: {'written anew' if write(part) else 'as it was'}")


if __name__ == "__main__":
    main()
