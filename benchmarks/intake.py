"""Intake measured: main text, publication dates, digests, speed, hostile pages.

    python -m benchmarks.intake [--data ../shared/data] [--json]

Main text: article-extraction-benchmark (scrapinghub, 181 news pages) with its own measure: 4-word
shingles, each page weighing the same, F1 of mean precision and mean recall. Its `articleBody` has
no headline and captions, which Fogline keeps as blocks of their own; "main text" is the stored text
without h1 and caption blocks, "stored text" all of it.
Dates: no set here has gold for them; the day in the page's address (/2019/11/18/) stands in for it.
"address unknown": that day was taken out of the page's links before, so it cannot be read off them.
An address holds the day at its publisher's, and an instant in UTC may be on the next: "same
instant" counts a day that is the same somewhere on Earth.
Digests: pages joined from those articles, in eleven shapes, 3 to 9 articles each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from time import perf_counter

from fogline.intake.fetched import Extracted
from fogline.intake.guard import check_markup
from fogline.intake.html import html
from fogline.intake.plain import plain
from fogline.intake.read import page_from_bytes
from fogline.intake.settings import IntakeSettings
from fogline.intake.worker import Worker
from fogline.nouns import Failure

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SET = Path("maincontent") / "article-extraction-benchmark"
_TOKEN = re.compile(r"\w+")
_DAY = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")
Figures = dict[str, float]
Table = dict[str, Figures]
Gold = list[tuple[bytes, str, str]]
"""HTML, article body, address."""


def load(data: Path) -> Gold:
    truth = json.loads((data / SET / "ground-truth.json").read_text())
    folder = data / SET / "html"
    packed = {key: (folder / f"{key}.html.gz").read_bytes() for key in truth}
    return [
        (gzip.decompress(packed[key]), page["articleBody"], page["url"])
        for key, page in truth.items()
    ]


def main_text(pages: Gold, read: list[Extracted]) -> Table:
    """Precision, recall and F1 of the stored text, and of it without headline and captions."""
    bodies = [body for _, body, _ in pages]
    return {
        "main text": score(bodies, [text_of(page, ("h1", "caption")) for page in read]),
        "stored text": score(bodies, [page.text for page in read]),
        "trafilatura alone": score(bodies, [extracted(page) for page, _, _ in pages]),
    }


def text_of(page: Extracted, without: tuple[str, ...]) -> str:
    return "\n".join(b.span.of(page.text) for b in page.blocks if b.tag not in without)


def extracted(page: bytes) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def score(truths: list[str], texts: list[str]) -> Figures:
    shares = [shared(*pair) for pair in zip(truths, texts, strict=True)]
    precision = statistics.mean(ratio(both, extra) for both, extra, _ in shares if both + extra)
    recall = statistics.mean(ratio(both, lost) for both, _, lost in shares if both + lost)
    f1 = 2 * precision * recall / (precision + recall)
    return {"f1": f1, "precision": precision, "recall": recall}


def shared(truth: str, text: str) -> tuple[int, int, int]:
    """Shingles in both, in the text only, in the truth only."""
    ours, theirs = shingles(text), shingles(truth)
    both = (ours & theirs).total()
    return both, ours.total() - both, theirs.total() - both


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    found = _TOKEN.findall(text)
    return Counter(tuple(found[n : n + size]) for n in range(max(1, len(found) - size + 1)))


def ratio(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 0.0


def dates(pages: Gold) -> Table:
    """How often the day of the address is found, strictly and as an instant on that day."""
    dated = [(data, url, found) for data, _, url in pages if (found := _DAY.search(url))]
    days = ["-".join(found.groups()) for _, _, found in dated]
    bare = [data.replace(found[0].encode(), b"/") for data, _, found in dated]
    known = [html(data, None, url).meta.published for data, url, _ in dated]
    unknown = [html(data, None, None).meta.published for data in bare]
    return {
        "address unknown": date_figures(unknown, days),
        "address known": date_figures(known, days),
    }


def date_figures(published: list[str | None], days: list[str]) -> Figures:
    pairs = [(told or "", day) for told, day in zip(published, days, strict=True)]
    return {
        "pages": len(pairs),
        "same day": statistics.mean(told[:10] == day for told, day in pairs),
        "same instant": statistics.mean(on_day(told, day) for told, day in pairs),
    }


def on_day(published: str, day: str) -> bool:
    """Whether the moment falls on the day in some time zone (UTC-12 to UTC+14)."""
    if len(published) <= 10:
        return published == day
    moment = datetime.fromisoformat(published)
    start = datetime.fromisoformat(f"{day}T00:00:00+00:00")
    return start - timedelta(hours=14) <= moment < start + timedelta(hours=36)


SHAPES: dict[str, Callable[[str, str], str]] = {
    "article": lambda h, t: f'<article class="post"><h2>{h}</h2>{t}</article>',
    "wordpress": lambda h, t: (
        f'<article class="post type-post hentry"><header><h2 class="entry-title"><a href="/p">{h}'
        f'</a></h2></header><div class="entry-content">{t}</div></article>'
    ),
    "boxes": lambda h, t: f'<div class="item"><h3>{h}</h3><div class="entry">{t}</div></div>',
    "sections": lambda h, t: f"<section><h2>{h}</h2>{t}</section>",
    "list": lambda h, t: f"<li><h3>{h}</h3>{t}</li>",
    "flat": lambda h, t: f"<h2>{h}</h2>{t}",
    "rules": lambda h, t: f"<h3>{h}</h3>{t}<hr>",
    "bold": lambda h, t: f"<p><strong>{h}</strong></p>{t}",
    "quotes": lambda h, t: f"<p>{h}</p><blockquote>{t}</blockquote>",
    "table": lambda h, t: f"<table><tr><td><b>{h}</b><br>{t}</td></tr></table>",
    "breaks": lambda h, t: f"<b>{h}</b><br><br>{t}".replace("<p>", "").replace("</p>", "<br><br>"),
}
_PAGE = """<!doctype html><html><body><header><nav><ul><li><a href="/">Home</a></li>
<li><a href="/world">World</a></li></ul></nav></header><div id="content">{}</div>
<div class="sidebar"><h3>Most read</h3><ul>{}</ul><p>Subscribe to the letter of this paper and get
the news of the day each morning.</p></div><footer><p>All rights reserved.</p></footer></body>
</html>
"""
_TEASER = '<li><a href="/{0}">Ten things to know about subject number {0} of the list</a></li>'


def digests(pages: Gold, each: int = 20, seed: int = 7) -> Table:
    """Articles lost (under nine tenths of their shingles), headings lost, precision, by shape."""
    paragraphs = [[p for p in body.split("\n") if len(p.split()) > 11] for _, body, _ in pages]
    pool, dice = [body for body in paragraphs if len(body) > 2], random.Random(seed)
    return {shape: digest_figures(list(joined(shape, pool, dice, each))) for shape in SHAPES}


def joined(
    shape: str, pool: list[list[str]], dice: random.Random, count: int
) -> Iterator[tuple[bytes, list[tuple[str, str]]]]:
    teasers = "".join(_TEASER.format(n) for n in range(8))
    for _ in range(count):
        bodies = [
            body[: dice.choice((1, 1, 2, 3, 6))] for body in dice.sample(pool, dice.randint(3, 9))
        ]
        heads = [" ".join(body[0].split()[3:9]) + f" ({n})" for n, body in enumerate(bodies)]
        texts = ["".join(f"<p>{escape(p)}</p>" for p in body) for body in bodies]
        inside = "\n".join(SHAPES[shape](escape(h), t) for h, t in zip(heads, texts, strict=True))
        items = [(h, "\n".join(body)) for h, body in zip(heads, bodies, strict=True)]
        yield _PAGE.format(inside, teasers).encode(), items


def digest_figures(made: list[tuple[bytes, list[tuple[str, str]]]]) -> Figures:
    lost, headless, count, right, all_ours = 0, 0, 0, 0, 0
    for page, items in made:
        text = html(page, None, None).text
        ours, flat = shingles(text), " ".join(text.split())
        truth = shingles("\n".join(f"{head}\n{body}" for head, body in items))
        for head, body in items:
            theirs = shingles(body)
            lost += (ours & theirs).total() < 0.9 * theirs.total()
            headless += " ".join(head.split()) not in flat
        count += len(items)
        right, all_ours = right + (ours & truth).total(), all_ours + ours.total()
    return {
        "articles": count,
        "lost": lost,
        "headings lost": headless,
        "precision": right / all_ours,
    }


def speed(pages: Gold) -> Table:
    """MB of HTML, of text and of the guard's scan a second, one process; seconds of first page."""
    megabytes = sum(len(data) for data, _, _ in pages) / 1e6
    text = "\n\n".join(body for _, body, _ in pages).encode() * 4
    caps = IntakeSettings()
    with Worker(caps) as worker:
        first = seconds(lambda: page_from_bytes(pages[0][0], "a.html", worker=worker))
    return {
        "speed": {
            "html MB/s": megabytes / seconds(lambda: [html(d, None, None) for d, _, _ in pages]),
            "guard MB/s": megabytes
            / seconds(lambda: [check_markup(d, "", caps) for d, _, _ in pages]),
            "text MB/s": len(text) / 1e6 / seconds(lambda: plain(text, None)),
            "first page s": first,
        }
    }


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def hostile() -> Table:
    """Seconds that each hostile page of the tests costs, and whether it was refused (1) or read."""
    from tests.intake.hostile import READ, REFUSED

    cases = {name: case[:2] for name, case in (REFUSED | READ).items()}
    table: Table = {}
    with Worker(IntakeSettings()) as worker:
        for name, (data, file) in cases.items():
            start = perf_counter()
            found = page_from_bytes(data, file, worker=worker)
            refused = any(isinstance(each, Failure) for each in found)
            table[name] = {"s": perf_counter() - start, "refused": float(refused)}
    return table


def measure(data: Path) -> dict[str, Table]:
    pages = load(data)
    return {
        "main text": main_text(pages, [html(page, None, None) for page, _, _ in pages]),
        "publication date": dates(pages),
        "digests": digests(pages),
        "speed": speed(pages),
        "hostile pages": hostile(),
    }


def shown(title: str, table: Table) -> Iterator[str]:
    yield f"\n{title}"
    columns = list(next(iter(table.values())))
    yield f"{'':30}" + "".join(f"{name:>15}" for name in columns)
    for row, figures in table.items():
        yield f"{row:30}" + "".join(f"{value:15.4g}" for value in figures.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args()
    if not (told.data / SET).is_dir():
        raise SystemExit(f"no {told.data / SET}: nothing to measure against")
    tables = measure(told.data)
    if told.json:
        print(json.dumps(tables, indent=1))
        return
    for title, table in tables.items():
        print(*shown(title, table), sep="\n")


if __name__ == "__main__":
    main()
