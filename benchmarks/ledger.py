"""Measure the ledger: what a page more costs in a large pile.

    python benchmarks/ledger.py --reports 100000

Reports of invented towns from a seed, with sources, figures and steps of control, are put on the
desk at once; then pages are added one by one (the pile is kept out of the garbage collector
meanwhile, as a service would). Origins are those of the source named. A third of all reports speak
of one town, as in a siege.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from random import Random
from statistics import median

from fogline.ledger.build import record
from fogline.ledger.desk import Desk
from fogline.nouns import (
    Attribution,
    Claim,
    Control,
    Count,
    Facts,
    Incident,
    Origin,
    Origins,
    Page,
    Place,
    Report,
    Span,
    Toll,
    When,
    claim_id,
    content_id,
)

DAYS = [f"20{y}-{m:02}-{d:02}" for y in (31, 32, 33) for m in range(1, 13) for d in range(1, 29)]
CAUSES = ("airstrike", "shelling", "bombing", "clash")
SOURCES = [f"Source {n}" for n in range(60)]


def town(number: int) -> Place:
    """One of 600 towns in 12 regions of 3 countries."""
    region = number % 12
    return Place(f"t{number}", f"Town {number}", "town", 0.0, 0.0, f"C{region % 3}", f"R{region}")


def payloads(dice: Random, day: str) -> list[tuple[Toll | Control | Incident, Place]]:
    """What one report claims: a strike with its dead, or a step of control, or a running toll."""
    place = town(int(dice.paretovariate(0.7)) % 600)
    when, name = When(day, day), place.name
    if dice.random() < 0.3:
        action = dice.choice(["captured", "entered", "withdrew", "held"])
        side = f"Side {dice.randrange(4)}"
        return [(Control(name, action, side, date=when), place)]
    if dice.random() < 0.15:
        value = 40 * (1 + DAYS.index(day)) + dice.randrange(9)
        period = When("2031-01-01", day)
        return [(Toll("killed", value, value, value, "exact", places=(name,), period=period,
                      cumulative=True), place)]  # fmt: skip
    cause, dead = dice.choice(CAUSES), dice.randrange(1, 40)
    made = [("killed", dead), ("wounded", dead * 2)]
    tolls = [Toll(o, n, n, n, "exact", cause=cause, places=(name,), period=when) for o, n in made]
    return [(Incident(cause, (), (), (name,), when), place), *((t, place) for t in tolls)]


def page_of(number: int, dice: Random) -> tuple[Page, Report, list[Claim]]:
    """A page of one report with its claims, all in one sentence."""
    day, key = dice.choice(DAYS), content_id("page", number)
    page = Page(key, f"{number}.txt", None, "text/plain", key, "x" * 100)
    report = Report(
        content_id("report", number), key, Span(0, 100), "article",
        publisher=f"Outlet {number % 400}", published=When(day, day),
    )  # fmt: skip
    source = Attribution((dice.choice(SOURCES),), cue="said")
    claims = [
        Claim(claim_id(report.id, Span(i, i + 9), what), key, report.id, Span(i, i + 9),
              Span(0, 100), what, source, rule="made", places=(place,))
        for i, (what, place) in enumerate(payloads(dice, day))
    ]  # fmt: skip
    return page, report, claims


def facts_of(rows: list[tuple[Page, Report, list[Claim]]]) -> Facts:
    """Facts of some pages."""
    claims = {c.id: c for _, _, found in rows for c in found}
    return Facts({p.id: p for p, _, _ in rows}, {r.id: r for _, r, _ in rows}, claims, {})


def voices_of(facts: Facts) -> Origins:
    """Every source named is an origin."""
    ids = {name: content_id("origin", name) for name in SOURCES}
    made = {key: Origin(key, name) for name, key in ids.items()}
    return Origins(made, {c.id: (ids[c.attribution.names[0]],) for c in facts.claims.values()})


def pile(reports: int, more: int, seed: int) -> None:
    """Time for a pile at once, and for pages more."""
    dice = Random(seed)
    rows = [page_of(n, dice) for n in range(reports + more)]
    whole = facts_of(rows)
    voices = voices_of(whole)
    desk = Desk({})

    def count(ids: object) -> Count:
        found = {v for c in ids for v in voices.by_claim[c]}  # type: ignore[attr-defined]
        return Count(len(found), len(found))

    at = time.perf_counter()
    desk.add(facts_of(rows[:reports]), voices, count)
    print(f"{reports} reports, {len(desk.claims)} claims at once: {time.perf_counter() - at:.1f} s")
    gc.freeze()
    times = []
    for row in rows[reports:]:
        at = time.perf_counter()
        desk.add(facts_of([row]), voices, count)
        times.append(time.perf_counter() - at)
    times.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    late = times[int(0.95 * more)]
    print(
        f"a page more: median {median(times):.3f} s, 95 % under {late:.3f} s, worst of {more} "
        f"{times[-1]:.3f} s"
    )
    at = time.perf_counter()
    made = record(desk, whole, voices, None)
    print(f"{len(made.events)} events, {len(made.lines)} lines, {len(made.disputes)} disputes")
    print(f"written out as a record in {time.perf_counter() - at:.1f} s; peak {peak:.1f} GB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--more", type=int, default=200)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args()
    pile(given.reports, given.more, given.seed)


if __name__ == "__main__":
    main()
