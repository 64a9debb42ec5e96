"""Who copied whom: a sum of log-odds, each with its reason in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.lineage.kinds import Pair, turned
from fogline.lineage.lore import Lore, agency_names, agency_pattern
from fogline.nouns import Report, day_of

SURE = 1.5
"""Log-odds from which a direction is told (about 4.5 to 1)."""

Reason = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A direction with its reasons, strongest first."""

    direction: str
    why: tuple[str, ...]


def name_of(report: Report) -> str:
    """How a reason names a report."""
    return report.publisher or report.byline or "an unnamed publisher"


def credits(report: Report, text: str, lore: Lore) -> frozenset[str]:
    """Agencies credited for a report's text, and agencies its words name."""
    return frozenset(report.wire) | named(text, lore)


def named(text: str, lore: Lore) -> frozenset[str]:
    """Canonical names of the agencies that a text names."""
    names = agency_names(lore)
    return frozenset(names[m.group()] for m in agency_pattern(lore).finditer(text))


def is_agency(report: Report, lore: Lore) -> str | None:
    """The agency's name where the publisher itself is one."""
    own = next((w for w in report.wire if same_agency(report.publisher, w, lore)), None)
    return own or agency_names(lore).get(report.publisher or "")


def same_agency(publisher: str | None, agency: str, lore: Lore) -> bool:
    """Whether a publisher is this agency: by name, or as "Levant Wire" is "LW"."""
    if not publisher:
        return False
    initials = "".join(re.findall(r"\b[A-Z]", publisher))
    return agency in (publisher, initials, agency_names(lore).get(publisher))


def rule(pair: Pair, lore: Lore) -> Ruling:
    """Direction of a shared passage; `unknown` where both go back to one source."""
    common = common_source(pair, lore)
    if common:
        return Ruling("unknown", (common,))
    for_a = reasons(pair, lore)
    for_b = reasons(turned(pair), lore)
    score = sum(weight for weight, _ in for_a) - sum(weight for weight, _ in for_b)
    if abs(score) < SURE:
        return Ruling("unknown", ("the texts do not show who came first",))
    told = sorted(for_a if score > 0 else for_b, key=lambda reason: (-reason[0], reason[1]))
    return Ruling("a->b" if score > 0 else "b->a", tuple(why for _, why in told))


def common_source(pair: Pair, lore: Lore) -> str | None:
    """Why both sides go back to one source that is neither of them."""
    a, b = pair.a.body.report, pair.b.body.report
    both = set(a.wire) & set(b.wire)
    if both:
        return f"both credit {' and '.join(sorted(both))}"
    if all(2 * pair.quoted(side) >= pair.equal for side in (0, 1)):
        return "both quote the same words"
    agencies = {is_agency(a, lore), is_agency(b, lore)} - {None}
    wires = (set(a.wire) | set(b.wire)) - agencies
    if wires and not agencies and not any(pair.quoted(side) for side in (0, 1)):
        return f"one credits {' and '.join(sorted(wires))}, whose text both may have used"
    return None


def reasons(pair: Pair, lore: Lore) -> list[Reason]:
    """What speaks for a as the source of b."""
    rules = (quotes_it, credits_it, agency_itself, earlier, fuller, stamped)
    return [found for found in (one(pair, lore) for one in rules) if found]


def quotes_it(pair: Pair, lore: Lore) -> Reason | None:
    """The words stand in quotation marks in b and not in a."""
    if 2 * pair.quoted(1) >= pair.equal and 5 * pair.quoted(0) < pair.equal:
        return 2.5, f"{name_of(pair.b.body.report)} puts the words in quotation marks"
    return None


def credits_it(pair: Pair, lore: Lore) -> Reason | None:
    """b names a's publisher or its agency near the passage: "AFP wrote on Friday that"."""
    a, b = pair.a.body.report, pair.b.body.report
    mine = set(a.wire) | ({a.publisher} if a.publisher else set())
    mine -= {b.publisher}
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
    """a's publisher is an agency and b's is not."""
    name = is_agency(pair.a.body.report, lore)
    if name and not is_agency(pair.b.body.report, lore):
        return 2.0, f"{name} is a news agency"
    return None


def earlier(pair: Pair, lore: Lore) -> Reason | None:
    """a was public on an earlier day, or an hour before where both state the time."""
    a, b = pair.a.body.report.public, pair.b.body.report.public
    if not a or not b or len(a) < 10 or len(b) < 10:
        return None
    if day_of(a) != day_of(b):
        return (1.6, f"earlier: {day_of(a)} before {day_of(b)}") if a[:10] < b[:10] else None
    timed = len(a) > 10 and len(b) > 10 and a[16:] == b[16:] and a < b
    return (1.6, f"earlier: {a} before {b}") if timed else None


def fuller(pair: Pair, lore: Lore) -> Reason | None:
    """a has words inside the passage that b left out."""
    (a_first, a_last), (b_first, b_last) = pair.a_words, pair.b_words
    more = (a_last - a_first) - (b_last - b_first)
    if more >= 3:
        return 0.8, f"{name_of(pair.a.body.report)} has the fuller text"
    return None


def stamped(pair: Pair, lore: Lore) -> Reason | None:
    """b says that it was updated."""
    text = pair.b.body.text[:600].casefold()
    return (0.4, "the other one was updated") if "updated" in text else None
