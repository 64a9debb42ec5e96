"""How fast the screens and the API answer over a case of many claims made from a seed.

    python -m benchmarks.serve [CLAIMS] [DATABASE]

Each page holds one report with ten claims (five tolls, three changes of control, two incidents)
about one of 400 places on one of 200 days. What is
measured: seconds to fill the store, to make the record, memory, and the time of each route, asked
with ten different filters, the first answers left out.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from fastapi.testclient import TestClient

from fogline.cli.common import clock
from fogline.nouns import (
    Attribution,
    Claim,
    Control,
    Incident,
    Page,
    Payload,
    Place,
    Report,
    Span,
    Toll,
    When,
    claim_id,
    page_id,
    report_id,
)
from fogline.run.case import Case
from fogline.run.kit import kit
from fogline.serve.app import make_app
from fogline.serve.settings import Settings
from fogline.store.writer import PageFacts

PLACES, DAYS, ASKED = 400, 200, 10
ROUTES = (
    "/claims.json", "/events.json", "/tolls.json", "/control.json", "/disputes.json",
    "/reports.json", "/lineage.json", "/search.json?q=district", "/claims?limit=100", "/",
    "/tolls", "/map", "/lineage", "/framing", "/review?queue=doubts", "CLAIM", "CLAIM.json",
)  # fmt: skip
SOURCES = ("health office", "rescue service", "monitor", "army", "front", "witnesses", "mayor")


def story(n: int, dice: random.Random) -> PageFacts:
    """One page with its claims."""
    place = Place(
        f"place-{n % PLACES}", f"Town{n % PLACES}", "town", dice.uniform(-30, 40),
        dice.uniform(-20, 60), "XX", f"Province{n % 20}",
    )  # fmt: skip
    day = (date(2023, 1, 1) + timedelta(days=dice.randrange(DAYS))).isoformat()
    payloads = list(told(place.name, day, dice))
    lines = [f"Sentence {i} of story {n}: {dice.getrandbits(60):x} district." for i in range(10)]
    text = f"Story {n}\n\n" + "\n".join(lines)
    digest, url = sha256(text.encode()).hexdigest(), f"https://outlet{n % 300}.example/{n}"
    page = Page(page_id(digest, url), f"{n}.txt", url, "text/plain", digest, text, "en")
    span = Span(0, len(text))
    report = Report(
        report_id(page.id, span, None), page.id, span, "article",
        publisher=f"Outlet {n % 300}", published=When(day, day),
    )  # fmt: skip
    claims = []
    for line, what in zip(lines, payloads, strict=True):
        at = text.index(line)
        here, said = Span(at, at + len(line)), Attribution((dice.choice(SOURCES),), cue="said")
        key = claim_id(report.id, here, what)
        claims.append(
            Claim(key, page.id, report.id, here, here, what, said, rule="seed", places=(place,))
        )
    return PageFacts(page, text.encode(), (report,), tuple(claims))


def told(place: str, day: str, dice: random.Random) -> Iterator[Payload]:
    """What the ten sentences of a page say."""
    when = When(day, day)
    for outcome in ("killed", "wounded", "killed", "displaced", "captured"):
        value = dice.randrange(1, 60)
        yield Toll(outcome, value, value, value, None, places=(place,), period=when)
    for action in ("captured", "held", "withdrew"):
        yield Control(place, action, dice.choice(("Front", "Army")), date=when)
    for kind in ("airstrike", "clash"):
        yield Incident(kind, (dice.choice(("Front", "Army")),), (), (place,), when)


def fill(case: Case, claims: int) -> float:
    """Seconds to write the pages."""
    dice, start = random.Random(7), time.perf_counter()
    for first in range(0, claims // 10, 500):
        case.writer.add_pages(
            [story(n, dice) for n in range(first, min(first + 500, claims // 10))]
        )
    return time.perf_counter() - start


def times(client: TestClient, route: str) -> list[float]:
    """Milliseconds of a route, asked with ten filters."""
    found = []
    for n in range(ASKED + 1):
        path = route + ("&" if "?" in route else "?") + f"place=Town{n * 7}"
        start = time.perf_counter()
        answer = client.get(path)
        found.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200, (path, answer.status_code)
    return found[1:]


def main(claims: int, database: str) -> None:
    case = Case(database)
    filled = fill(case, claims)
    app = make_app(case, kit(), Settings(clock))
    client, start = TestClient(app, base_url="http://127.0.0.1"), time.perf_counter()
    key = client.get("/claims.json?limit=1").json()["rows"][0]["id"]
    record = time.perf_counter() - start
    client.get("/tolls")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{claims:,} claims: store {filled:.1f} s, record {record:.1f} s, memory {memory:.2f} GiB"
    )
    for route in ROUTES:
        ms = times(client, route.replace("CLAIM", f"/claims/{key}"))
        p95 = statistics.quantiles(ms, n=20)[-1]
        print(f"{route:28} p50 {statistics.median(ms):8.1f} ms   p95 {p95:8.1f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
        main(many, sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "case.db"))
