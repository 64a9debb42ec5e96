"""Low, best and high by origins, with the rule told."""

from __future__ import annotations

import pytest

from tests.ledger.told import Said, of, printed, toll

D = "2031-03-04"


def said(source: str, value: int | None, **more: object) -> Said:
    return toll(value, on=D, source=(source,), **more)


RANGES = [
    ("one origin", [("03-05", said("army", 12))], (12, 12, 12)),
    ("two agree", [("03-05", said("army", 12)), ("03-05", said("rescuers", 12))], (12, 12, 12)),
    (
        "its last figure counts",
        [("03-05", said("army", 12)), ("03-06", said("army", 15))],
        (15, 15, 15),
    ),
    (
        "most origins decide",
        [("03-05", said("a clinic", 9)), ("03-05", said("Army", 12)), ("03-05", said("Mayor", 12))],
        (9, 12, 12),
    ),
    (
        "vague words bound nothing",
        [("03-05", said("army", None, bound="vague", low=24)), ("03-05", said("rescuers", 12))],
        (12, 12, 12),
    ),
]


@pytest.mark.parametrize(("why", "told", "want"), RANGES)
def test_range(why: str, told: list[tuple[str, Said]], want: tuple[int, int, int]) -> None:
    pages = [printed("Herald", f"2031-{day}", item, number=n) for n, (day, item) in enumerate(told)]
    record = of(*pages)
    event = max(record.events, key=lambda e: len(e.claims))
    assert (event.low, event.best, event.high) == want, why
    assert event.rule
