"""The marked-up article as a self-contained piece of HTML: nothing is loaded, no script runs.

The text is cut where any mark begins or ends, and each piece names all the marks that cover
it, so that marks may overlap in any way and the HTML stays well formed. (displaCy, which draws
the marks of spaCy, leaves out overlapping entities, draws overlapping spans by tokens that a
record does not have, and knows neither notes nor events with roles.)

A choice of event is a radio button at its trigger, and lighting up what takes part in it is
CSS: both work where a notebook runs no scripts, and from the keyboard.
"""

from newsfacts.sinks.html.article import marked_article

__all__ = ["marked_article"]
