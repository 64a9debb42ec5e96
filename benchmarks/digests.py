"""Synthetic digests: real articles joined, so that the cut points are known.

Reads `../shared/data` at run time and keeps nothing of it. Everything is seeded.
"""

from __future__ import annotations

import csv
import gzip
import html
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
KINDS = (
    "date",
    "credit",
    "host",
    "url",
    "byline",
    "dateline",
    "rule",
    "rule_bare",
    "numbered",
    "headline",
    "glued",
    "none",
)
HOSTS = (
    "www.deltacourier.net",
    "hillpost.org",
    "lakeside-herald.com",
    "thenilegazette.org",
    "tass.com",
    "www.lemonde.fr",
    "newarab.com",
)
NAMES = (
    "Lina Haddad",
    "Jean Ilunga",
    "Maria Restrepo",
    "Ko Min Thu",
    "Olena Bondar",
    "AFP",
    "NEWS WIRES",
    "Staff Writer",
)
CREDITS = (
    "(AFP)",
    "(Reuters)",
    "– AP",
    "Source: TASS",
    "(AFP and Reuters)",
    "Xinhua",
    "(Anadolu)",
    "-- EFE",
)
RULES = ("---", "***", "* * *", "______________", "=====", "• • •", "-----------")
NOTES = (
    "We collect these texts so that our readers can compare them, and leave the judging to you.",
    "This page is updated every morning. Write to us if you find a mistake.",
)
CLUTTER = (
    "01:38", "04:51© Canal Uno", "Read also:\nFarmers return to the river valley", "Advertisement",
    "Residents queue for water in the old town. © Lina Haddad, AFP", "Share on Facebook",
    "A market burns after shelling, May 3, 2024. (Photo: Reuters)", "Video by: Canal Uno",
    "Related articles",
)  # fmt: skip
CROSSHEADS = (
    "A long siege",
    "Aid blocked",
    "'We had nowhere to go'",
    "What happens next?",
    "Air strikes",
    "– Why now? –",
    "International reaction",
    "Background",
    "Fears of a wider war",
    "Why the river crossing matters to both sides",
    "What the ceasefire talks could mean for the region",
    "'Nobody came to help us that night'",
)
PLACES = ("GOMA", "KHARTOUM", "KYIV", "YANGON", "BOGOTA", "GAZA CITY", "BEIRUT", "MOSCOW")


@dataclass(frozen=True)
class Article:
    """A real article: where it comes from, its headline and paragraphs."""

    source: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    """A joined page: its text, the kind of separator, and `[start, end)` of every article."""

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]


def fakes(rng: random.Random) -> list[Article]:
    """FA-KES articles without the title and date that are glued to their first sentence."""
    path = SHARED / "data/fakes_syria/fa-kes.csv"
    with path.open(encoding="latin-1", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {}
    for row in rows:
        title = row["article_title"].split("|")[0].strip(" .")
        body = row["article_content"].strip()
        cut = body.find(title[:40])
        body = (
            body[cut + len(title) :]
            if 0 <= cut < 120
            else re.sub(r"^.{0,40}\b20\d\d\b(?:\s+\d{4}\s+UTC\+3)?", "", body, count=1)
        )
        sentences = re.split(r"(?<=[a-z\"]\.) +(?=[A-Z\"])", body.strip(" ."))
        if len(sentences) >= 4 and title:
            found.setdefault(
                body[:80], Article(row["source"], title, tuple(_paragraphs(sentences, rng)))
            )
    return list(found.values())


def _paragraphs(sentences: list[str], rng: random.Random) -> list[str]:
    out, at = [], 0
    while at < len(sentences):
        step = rng.choice((1, 1, 2, 2, 3))
        out.append(" ".join(sentences[at : at + step]).strip())
        at += step
    return [p if p[-1] in ".\"'!?)" else p + "." for p in out if p]


def maincontent() -> list[Article]:
    """Article bodies of the extraction benchmark with the title of their page."""
    folder = SHARED / "data/maincontent/article-extraction-benchmark"
    truth = json.loads((folder / "ground-truth.json").read_text())
    found = []
    for name, row in sorted(truth.items()):
        paragraphs = tuple(p.strip() for p in row["articleBody"].split("\n") if p.strip())
        raw = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode(
            "utf-8", "replace"
        )
        m = re.search(r"<title[^>]*>(.*?)</title>", raw, re.S | re.I)
        title = html.unescape(re.split(r"\s[|–-]\s", m[1].strip())[0]).strip() if m else ""
        if len(paragraphs) >= 3 and title:
            found.append(Article(row["url"].split("/")[2], " ".join(title.split()), paragraphs))
    return found


def digest(kind: str, articles: list[Article], rng: random.Random) -> Digest:
    """Join 3 to 6 articles with one kind of separator; sometimes only their beginnings."""
    chosen = rng.sample(articles, rng.randint(3, 6))
    style = {
        "date": rng.randrange(6), "gap": rng.choice((1, 1, 2)), "excerpt": rng.random() < 0.5,
        "rule": rng.choice(RULES), "meta_gap": rng.choice((0, 1)), "clutter": rng.random() < 0.5,
        "headless": rng.random() < 0.2,
        "one_line": rng.random() < 0.15,
    }  # fmt: skip
    text, spans = ("Our selection for today\n\n" if rng.random() < 0.2 else ""), []
    for number, article in enumerate(chosen, 1):
        body = article.paragraphs[: rng.randint(3, 7)] if style["excerpt"] else article.paragraphs
        body = _cluttered(list(body), rng) if style["clutter"] else list(body)
        body = [" ".join(article.paragraphs)] if style["one_line"] else body
        piece = _piece(kind, number, article, body, style, rng)
        if text and kind.startswith("rule"):
            text += "\n\n" + style["rule"]
        text += "\n" * (1 + style["gap"]) if text else ""
        spans.append((len(text), len(text) + len(piece)))
        text += piece
    if kind in ("host", "url", "rule") and rng.random() < 0.3:
        note = rng.choice(NOTES)
        text += (f"\n\n{style['rule']}" if kind == "rule" else "") + "\n\n"
        spans.append((len(text), len(text) + len(note)))
        text += note
    return Digest(kind, text + "\n", tuple(spans))


def _cluttered(body: list[str], rng: random.Random) -> list[str]:
    """What real pages have between paragraphs: wide gaps, cross-heads, captions, timings."""
    out: list[str] = []
    ragged, often = rng.choice((0.05, 0.1, 0.3)), rng.choice((0.05, 0.15, 0.3))
    for i, paragraph in enumerate(body):
        if i and rng.random() < 0.12:
            out.append(rng.choice(CLUTTER))
        if i and rng.random() < often:
            head = _cross_head(paragraph, rng)
            out[-1:] = (
                [f"{out[-1]}\n{head}"]
                if rng.random() < 0.4
                else [out[-1], _spaced(head, ragged, rng)]
            )
        out.append(_spaced(paragraph, ragged, rng) if i else paragraph)
    return out


def _spaced(text: str, often: float, rng: random.Random) -> str:
    return "\n" * rng.choice((1, 1, 2, 3)) + text if rng.random() < often else text


def _cross_head(paragraph: str, rng: random.Random) -> str:
    """A general heading, or a few words of the paragraph below it."""
    words = paragraph.split()
    if rng.random() < 0.4 or len(words) < 8:
        return rng.choice(CROSSHEADS)
    at, n = rng.randrange(len(words) - 6), rng.randint(2, 5)
    head = " ".join(words[at : at + n]).strip(" ,.;:\"'")
    return head[:1].upper() + head[1:] if head else rng.choice(CROSSHEADS)


def single(article: Article, rng: random.Random) -> Digest:
    """A page of one article, half of them with date and byline: nothing may be cut in it."""
    meta = rng.choice(
        (f"By {rng.choice(NAMES)}\n{_date(rng.randrange(6), rng)}", _date(0, rng), "", "")
    )
    body = _cluttered(list(article.paragraphs), rng) if rng.random() < 0.5 else article.paragraphs
    text = "\n\n".join(p for p in (article.title, meta, *body) if p) + "\n"
    return Digest("single", text, ((0, len(text) - 1),))


def _piece(
    kind: str,
    number: int,
    article: Article,
    body: list[str],
    style: dict[str, int],
    rng: random.Random,
) -> str:
    bare = kind in ("none", "rule_bare", "glued") or (
        kind not in ("headline", "numbered") and style["headless"]
    )
    title = (
        article.title
        if rng.random() < 0.8
        else " ".join(article.title.split()[: rng.randint(3, 6)]).rstrip(",:;.")
    )
    head = [] if bare else [title]
    meta, tail = [], []
    if kind == "date":
        meta = [_date(style["date"], rng)]
    if kind == "byline":
        meta = [rng.choice(("By ", "By: ", "by ")) + rng.choice(NAMES), _date(style["date"], rng)][
            : 1 + style["meta_gap"]
        ]
    if kind == "glued":
        head, body[0] = [], f"{_date(style['date'], rng)} {title} {body[0]}"
    if kind == "numbered":
        head = [f"{number}. {title}"]
    if kind == "dateline":
        body[0] = (
            f"{rng.choice(PLACES)}, {rng.choice(('Nov. 3', 'November 28', 'May 6'))} "
            f"({rng.choice(('AFP', 'Reuters', 'AP'))}) – {body[0]}"
        )
    if kind == "credit":
        tail = [rng.choice(CREDITS)]
    if kind == "host":
        tail = [
            rng.choice(("Continue reading at ", "Read more at ", "Source: ")) + rng.choice(HOSTS)
        ]
    if kind == "url":
        tail = [f"https://{rng.choice(HOSTS)}/2024/{rng.randint(1, 12)}/{rng.randint(1000, 9999)}"]
    metas = "\n".join(meta)
    joined = (
        ("\n" if style["meta_gap"] else "\n\n").join([*head, metas]) if metas else "\n".join(head)
    )
    return "\n\n".join(p for p in [joined, *body, *tail] if p)


def _date(style: int, rng: random.Random) -> str:
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.choice((2023, 2024))
    names = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    name = names[m - 1]
    return (
        f"{name} {d}, {y}", f"{d} {name[:3]}. {y}", f"Issued on: {d:02}/{m:02}/{y} -",
        f"{name[:3]} {d}, {y}", f"{y}-{m:02}-{d:02}", f"Sat, {m:02}/{d:02}/{y} - 21:11",
    )[style]  # fmt: skip


def halves(seed: int = 11) -> tuple[list[list[Article]], list[list[Article]]]:
    """Two disjoint halves, each [conflict, mixed] articles; fit on one, measure the other."""
    rng = random.Random(seed)
    pools = [fakes(rng), maincontent()]
    out: tuple[list[list[Article]], list[list[Article]]] = ([], [])
    for pool in pools:
        rng.shuffle(pool)
        out[0].append(pool[::2])
        out[1].append(pool[1::2])
    return out


def digests(pools: list[list[Article]], count: int, seed: int) -> list[Digest]:
    """`count` digests, kinds in turn; two in three of conflict news only, one mixed."""
    rng = random.Random(seed)
    mixed = pools[0] + pools[1]
    return [
        digest(KINDS[i % len(KINDS)], pools[0] if rng.random() < 2 / 3 else mixed, rng)
        for i in range(count)
    ]
