"""The vocabulary as files: what comes with the package (`shipped`) and what users add (`users`, `sheets`)."""

from newsfacts.lexicon.shipped import load_toml, load_tsv, read_text
from newsfacts.lexicon.users import LexiconFile, lexicon_files

__all__ = ["LexiconFile", "lexicon_files", "load_toml", "load_tsv", "read_text"]
