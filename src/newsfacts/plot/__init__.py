"""Figures of the facts of one article or many, as figures of Plotly that can be changed further.

Plotly, because what it draws needs no network: notebooks show a figure from its data alone, and
`figure.write_html(path)` makes a page with everything in it. (Altair's pages load Vega from elsewhere.)
"""

from newsfacts.plot.network import network
from newsfacts.plot.quantities import quantities
from newsfacts.plot.timeline import timeline

__all__ = ["network", "quantities", "timeline"]
