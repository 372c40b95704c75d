"""Worker processes that may die without taking the work with them. Knows nothing of articles."""

from newsfacts.pool.pool import Lost, Pool

__all__ = ["Lost", "Pool"]
