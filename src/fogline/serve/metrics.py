"""Numbers for Prometheus, in a registry of their own."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """Requests by route and status, their seconds, and the size of the case."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "fogline_requests", "Requests", ("route", "method", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "fogline_request_seconds", "Seconds", ("route",), buckets=BUCKETS,
            registry=self.registry,
        )  # fmt: skip
        self.facts = Gauge("fogline_facts", "Facts by kind", ("kind",), registry=self.registry)
        self.records = Gauge("fogline_records", "Ledgers in memory", registry=self.registry)

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)
