"""The parts of the documentation that follow from the code: records, event types, the command line.

`python -m tools.reference` writes them into the pages under `docs/`, between their marks.
"""
