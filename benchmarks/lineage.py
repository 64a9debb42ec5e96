"""Measures text reuse on synthetic sets, next to MinHash LSH on paragraphs, in one run.

    python benchmarks/lineage.py sets              # light, heavy, fragments: both systems
    python benchmarks/lineage.py growth [1 4 16]   # time against size, thousands of articles
    python benchmarks/lineage.py scale             # 100,000 reports, 250 MB

A true pair is found when half of both spans is covered; a found passage is right when half of both
its sides lies in truth. Passages of boilerplate are counted apart and not in precision. Each
measurement runs in a process of its own, so that memory (peak RSS) is its own. MinHash needs
`datasketch` (a benchmark-only dependency).

Published, not run here: passim 2.0.1 at its defaults takes 724 s for a set of this size on two
cores with 3.3 GB, and about 160 s with boilerplate filtering; its n-gram index leaves digits out.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reuse_sets import ReuseSet, TruePair, make, written

from fogline.knowledge import load, outlets
from fogline.lineage.link import link
from fogline.lineage.lore import Lore, lore_of
from fogline.nouns import Page, Report, Span, When

Span2 = tuple[int, int]
Found = dict[tuple[int, int], list[tuple[Span2, Span2]]]
SETS = ("light", "heavy", "fragments")


def the_lore() -> Lore:
    """Lineage knowledge as shipped."""
    known = outlets.parse(load.text("outlets.toml")).outlets
    agencies = [(o.name, (o.name, *o.aliases)) for o in known if o.kind == "wire"]
    names = ("common_ngrams", "common_words", "common_background", "common_sources")
    return lore_of(*(load.text(f"{name}.txt") for name in names), agencies)


def nouns(rows: Iterator[tuple[str, int]]) -> tuple[dict[str, Page], list[Report]]:
    """(text, day) to pages and reports; ids are running numbers."""
    pages, reports = {}, []
    for number, (text, day) in enumerate(rows):
        key = f"{number:07d}"
        date = f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}"
        pages[key] = Page(key, key, None, "text/plain", "", text)
        reports.append(Report(key, key, Span(0, len(text)), "article", published=When(date, date)))
    return pages, reports


def by_fogline(made: ReuseSet) -> Found:
    """Passages by pair of articles."""
    pages, reports = nouns((a.text, a.day) for a in made.articles)
    found: Found = defaultdict(list)
    for item in link(pages, reports, the_lore()):
        if not item.background:
            spans = ((s.span.start, s.span.end) for s in (item.a, item.b))
            found[int(item.a.page), int(item.b.page)].append(tuple(spans))  # type: ignore[arg-type]
    return found


def by_minhash(made: ReuseSet, threshold: float = 0.2) -> Found:
    """datasketch: MinHash of word 3-grams (128 permutations) and LSH over paragraphs."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    places = {}
    found: Found = defaultdict(list)
    for number, article in enumerate(made.articles):
        for row in article.spans:
            span = (row[0][0], row[-1][1])
            words = article.text[slice(*span)].casefold().replace(".", "").split()
            print_ = MinHash(num_perm=128)
            print_.update_batch(
                [" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)]
            )
            for key in index.query(print_):
                other, other_span, other_print = places[key]
                if other != number and print_.jaccard(other_print) >= threshold:
                    found[other, number].append((other_span, span))
            key = f"{number}:{span[0]}"
            index.insert(key, print_)
            places[key] = (number, span, print_)
    return found


def covered(span: Span2, others: list[Span2]) -> int:
    """Characters of a span inside any of the others."""
    inside = sorted((max(span[0], a), min(span[1], b)) for a, b in others)
    total, at = 0, span[0]
    for start, end in inside:
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total


def recalled(pair: TruePair, found: Found) -> bool:
    """Whether half of both spans is covered by passages that touch both."""
    rows = found.get((pair.a, pair.b), [])
    near = [(x, y) for x, y in rows if covered(pair.a_span, [x]) and covered(pair.b_span, [y])]
    sides = ((pair.a_span, [x for x, _ in near]), (pair.b_span, [y for _, y in near]))
    return all(2 * covered(span, held) >= span[1] - span[0] for span, held in sides)


def boilerplate(made: ReuseSet, number: int, span: Span2) -> bool:
    """Whether half of a span stands in the boilerplate that closes its article."""
    article = made.articles[number]
    closing = (article.spans[-1][0][0], article.spans[-1][-1][1])
    return article.roots[-1] is None and 2 * covered(span, [closing]) >= span[1] - span[0]


def scores(made: ReuseSet, found: Found) -> tuple[float, float, int]:
    """Recall and precision over passages, and passages of boilerplate."""
    truth: dict[tuple[int, int], list[TruePair]] = defaultdict(list)
    for pair in made.truth:
        truth[pair.a, pair.b].append(pair)
    hits = sum(recalled(pair, found) for pair in made.truth)
    every = [(key, x, y) for key, held in found.items() for x, y in held]
    rows = [row for row in every if not boilerplate(made, row[0][0], row[1])]
    right = sum(
        2 * covered(x, [p.a_span for p in truth[key]]) >= x[1] - x[0]
        and 2 * covered(y, [p.b_span for p in truth[key]]) >= y[1] - y[0]
        for key, x, y in rows
    )
    return hits / len(made.truth), right / max(1, len(rows)), len(every) - len(rows)


SYSTEMS: dict[str, Callable[[ReuseSet], Found]] = {"fogline": by_fogline, "minhash": by_minhash}


def one_set(system: str, name: str, count: str = "0") -> None:
    """Run one system on one set and print a row."""
    made = make(name, int(count) or None)
    before, start, cpu = peak(), time.perf_counter(), time.process_time()
    found = SYSTEMS[system](made)
    wall, used = time.perf_counter() - start, time.process_time() - cpu
    recall, precision, closings = scores(made, found)
    print(
        f"{system:8} {name:10} {len(made.articles):6} articles {made.bytes / 1e6:6.2f} MB  "
        f"recall {recall:.3f}  precision {precision:.3f}  "
        f"boilerplate {closings:5}  {wall:6.2f} s wall  {used:6.2f} s cpu  "
        f"+{peak() - before:.0f} MB",
        flush=True,
    )


def peak() -> float:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sized(thousands: str) -> None:
    """Write articles to a file, then link them in a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w") as file:
            for article in written("large", int(float(thousands) * 1000), (2, 12)):
                file.write(json.dumps([article.text, article.day]) + "\n")
        alone("from_file", str(path))


def from_file(path: str) -> None:
    """Link the articles of a file; prints time, memory and links."""
    with open(path) as file:
        pages, reports = nouns(tuple(json.loads(line)) for line in file)
    size = sum(len(page.text) for page in pages.values())
    held, start, cpu = peak(), time.perf_counter(), time.process_time()
    links = link(pages, reports, the_lore())
    wall, used = time.perf_counter() - start, time.process_time() - cpu
    print(
        f"{len(reports):7} reports {size / 1e6:7.1f} MB  {wall:7.2f} s wall {used:7.2f} s cpu  "
        f"{size / 1e6 / used:5.2f} MB/s  {len(links):7} links  peak {peak():.0f} MB "
        f"({held:.0f} MB before)",
        flush=True,
    )


def alone(task: str, *words: str) -> None:
    """Run a task of this file in a process of its own, on one thread."""
    subprocess.run([sys.executable, __file__, task, *words], check=True)


def main(task: str, *words: str) -> None:
    if task == "sets":
        for name in words or SETS:
            for system in SYSTEMS:
                alone("one_set", system, name)
    elif task == "growth":
        for thousands in words or ("1", "4", "16", "64"):
            sized(thousands)
    elif task == "scale":
        sized("100")
    elif task in ("one_set", "from_file"):
        {"one_set": one_set, "from_file": from_file}[task](*words)
    else:
        print(__doc__)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["help"]))
