"""Who copied whom: a sum of log-odds, each with its reason in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fogline.lineage.bodies import Body
from fogline.lineage.kinds import Pair, turned
from fogline.lineage.lore import Lore, agency_names, agency_pattern
from fogline.nouns import Report, day_of
from fogline.nouns.moment import instant

REPRINT = 0.25
"""Share of the shorter report from which a credit speaks for the shared passages."""
SURE = 1.5
"""Log-odds from which a direction is told (about 4.5 to 1)."""

UNDECIDED = "the texts do not show who came first"

Reason = tuple[float, str]
Rule = Callable[[Pair, Lore], Reason | None]
PASTED = ("excerpt", "embedded_quote")
_STAMP = re.compile(
    r"\b(?:updated|corrected|correction|an earlier version|regret the error)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A direction with its reasons, strongest first."""

    direction: str
    why: tuple[str, ...]


def name_of(report: Report) -> str:
    """How a reason names a report."""
    return report.publisher or report.byline or "an unnamed publisher"


def named(text: str, lore: Lore) -> frozenset[str]:
    """Canonical names of the agencies that a text names."""
    names = agency_names(lore)
    return frozenset(names[m.group()] for m in agency_pattern(lore).finditer(text))


def is_agency(report: Report, lore: Lore) -> str | None:
    """The agency's name where the publisher itself is one and credits no other."""
    own = next((w for w in report.wire if same_agency(report.publisher, w, lore)), None)
    if own or report.wire:
        return own
    return agency_names(lore).get(report.publisher or "")


def same_agency(publisher: str | None, agency: str, lore: Lore) -> bool:
    """Whether a publisher is this agency: by name, or as "Levant Wire" is "LW"."""
    if not publisher:
        return False
    initials = "".join(re.findall(r"\b[A-Z]", publisher))
    return agency in (publisher, initials, agency_names(lore).get(publisher))


def rule(pair: Pair, lore: Lore) -> Ruling:
    """Direction of a shared passage; `unknown` where both go back to one source.

    What one report says of the other comes first, then a source common to both, then the clock
    and the fuller text.
    """
    other = turned(pair)
    said = (credits_it,) if both_quote(pair) else DIRECT
    direct = gathered(pair, lore, said), gathered(other, lore, said)
    common = None if decided(*direct) else common_source(pair, lore)
    if common:
        return Ruling("unknown", (common,))
    for_a, for_b = (
        [*d, *gathered(p, lore, INDIRECT)] for d, p in zip(direct, (pair, other), strict=True)
    )
    way = decided(*direct) or decided(for_a, for_b)
    if not way:
        return Ruling("unknown", (UNDECIDED,))
    told = sorted(for_a if way == "a->b" else for_b, key=lambda reason: (-reason[0], reason[1]))
    return Ruling(way, tuple(why for _, why in told))


def decided(for_a: list[Reason], for_b: list[Reason]) -> str:
    """The direction in which the log-odds lie SURE apart, or nothing."""
    score = sum(weight for weight, _ in for_a) - sum(weight for weight, _ in for_b)
    if abs(score) < SURE:
        return ""
    return "a->b" if score > 0 else "b->a"


def gathered(pair: Pair, lore: Lore, rules: tuple[Rule, ...]) -> list[Reason]:
    """What speaks for a as the source of b."""
    return [found for found in (one(pair, lore) for one in rules) if found]


def both_quote(pair: Pair) -> bool:
    """Whether the passage is a quotation on both sides."""
    return pair.equal > 0 and all(2 * pair.quoted(side) >= pair.equal for side in (0, 1))


def common_source(pair: Pair, lore: Lore) -> str | None:
    """Why both sides go back to one source that is neither of them."""
    a, b = pair.a.body.report, pair.b.body.report
    if both_quote(pair):
        return "both quote the same words"
    both = set(a.wire) & set(b.wire)
    if both:
        return f"both credit {' and '.join(sorted(both))}"
    wires = (set(a.wire) | set(b.wire)) - {is_agency(a, lore), is_agency(b, lore)}
    return (
        f"one credits {' and '.join(sorted(wires))}, whose text both may have used"
        if wires
        else None
    )


def quotes_it(pair: Pair, lore: Lore) -> Reason | None:
    """The words stand in quotation marks in b and not in a."""
    if pair.equal and 2 * pair.quoted(1) >= pair.equal and 5 * pair.quoted(0) < pair.equal:
        return 2.5, f"{name_of(pair.b.body.report)} puts the words in quotation marks"
    return None


def credits_it(pair: Pair, lore: Lore) -> Reason | None:
    """b names a's publisher or its agency near the passage: "AFP wrote on Friday that"."""
    a, b = pair.a.body.report, pair.b.body.report
    mine = set(a.wire) | ({a.publisher} if a.publisher else set())
    mine -= {b.publisher, *b.wire}
    around = surroundings(pair)
    told = sorted(n for n in mine if n in named(around, lore) or mentions(around, n))
    if told and not mentions(surroundings(turned(pair)), b.publisher or ""):
        return 2.5, f"{name_of(b)} names {told[0]}"
    return None


def mentions(text: str, name: str) -> bool:
    """Whether a text names a publisher (as a whole word, names of three letters or more)."""
    return len(name) > 2 and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def surroundings(pair: Pair) -> str:
    """The passage in b with 300 characters on both sides."""
    first, last = pair.b_words
    start, end = int(pair.b.words.starts[first]), int(pair.b.words.ends[last - 1])
    return pair.b.body.text[max(0, start - 300) : end + 300]


def agency_itself(pair: Pair, lore: Lore) -> Reason | None:
    """a's publisher is an agency and b reprints it; one sentence may come from a third text."""
    name = is_agency(pair.a.body.report, lore)
    b = pair.b.body.report
    if not name or is_agency(b, lore):
        return None
    if name not in b.wire:
        return 2.0, f"{name} is a news agency"
    return (2.5, f"{name_of(b)} reprints {name}") if pair.share > REPRINT else None


def excerpted(pair: Pair, lore: Lore) -> Reason | None:
    """b stands inside somebody else's page as an excerpt or a pasted text, a on its own."""
    a, b = pair.a.body.report, pair.b.body.report
    known = host_names(b, a) or (a.outlet != "" and a.outlet == b.outlet)
    if known and is_pasted(pair.b.body) and not is_pasted(pair.a.body):
        return 2.5, f"taken over from {name_of(a)} among texts of others"
    return None


def is_pasted(body: Body) -> bool:
    """Whether a report stands in a digest or inside another text."""
    return body.report.kind in PASTED or not body.alone


def host_names(b: Report, a: Report) -> bool:
    """Whether "Continue reading at" of b names a's publisher: dailylantern.example."""
    plain = re.sub(r"\W+", "", (a.publisher or "").casefold()).removeprefix("the")
    return bool(plain) and plain in re.sub(r"\W+", "", (b.continues_at or "").casefold())


def earlier(pair: Pair, lore: Lore) -> Reason | None:
    """a was public on an earlier day, or earlier on that day where both state the time."""
    a, b = pair.a.body.report.public, pair.b.body.report.public
    if not a or not b or min(len(a), len(b)) < 10:
        return None
    if len(a) > 10 and len(b) > 10:
        return (1.6, f"earlier: {a} before {b}") if instant(a) < instant(b) else None
    return (1.6, f"earlier: {day_of(a)} before {day_of(b)}") if a[:10] < b[:10] else None


def fuller(pair: Pair, lore: Lore) -> Reason | None:
    """a has words inside the passage that b left out (one publisher's later version is longer)."""
    outlets = {pair.a.body.report.outlet, pair.b.body.report.outlet}
    if len(outlets) == 1 and "" not in outlets:
        return None
    (a_first, a_last), (b_first, b_last) = pair.a_words, pair.b_words
    if (a_last - a_first) - (b_last - b_first) >= 3:
        return 0.8, f"{name_of(pair.a.body.report)} has the fuller text"
    return None


def stamped(pair: Pair, lore: Lore) -> Reason | None:
    """b says that it was updated or corrected: surely the later one of the same publisher."""
    a, b = pair.a.body, pair.b.body
    if not _STAMP.search(b.text) or _STAMP.search(a.text):
        return None
    same = a.report.outlet != "" and a.report.outlet == b.report.outlet
    return 1.6 if same else 0.4, f"{name_of(b.report)} says that it was updated"


DIRECT: tuple[Rule, ...] = (quotes_it, credits_it, agency_itself, excerpted)
INDIRECT: tuple[Rule, ...] = (earlier, fuller, stamped)
