"""Views of an extraction for people: HTML here, the terminal in `display.console`."""

from newsfacts.display.page import to_page
from newsfacts.sinks.html import marked_article

__all__ = ["marked_article", "to_page"]
