"""What the service counts, for Prometheus."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_SIZES = (1, 2, 4, 8, 16, 32)


class Metrics:
    """The figures of one service, in a registry of their own."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self.requests = Counter(
            "newsfacts_requests", "Requests, by route and status.", ("route", "status"), registry=registry
        )
        self.seconds = Histogram(
            "newsfacts_request_seconds",
            "From the head of a request to the end of its response.",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.articles = Counter(
            "newsfacts_articles",
            "Articles, by outcome: read, or the code why not.",
            ("outcome",),
            registry=registry,
        )
        self.wait = Histogram(
            "newsfacts_queue_seconds",
            "How long articles waited for a worker.",
            buckets=_SECONDS,
            registry=registry,
        )
        self.batch = Histogram(
            "newsfacts_batch_articles",
            "Articles given to a worker at once.",
            buckets=_SIZES,
            registry=registry,
        )

    def watch(self, name: str, what: str, value: Callable[[], float]) -> None:
        """Show a figure that is looked up when it is asked for."""
        Gauge(name, what, registry=self._registry).set_function(value)

    def page(self) -> bytes:
        """All of it, in the text format of Prometheus."""
        return generate_latest(self._registry)
