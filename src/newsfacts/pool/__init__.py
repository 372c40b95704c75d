"""Worker processes that may die without taking the work with them. Knows nothing of articles."""

from newsfacts.pool.crew import Lost
from newsfacts.pool.live import LivePool
from newsfacts.pool.pool import Pool

__all__ = ["LivePool", "Lost", "Pool"]
