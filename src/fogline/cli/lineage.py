"""`fogline lineage`: who copied whom; `fogline origins`: who counts as one voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import (
    AsOf,
    Database,
    Json,
    Pages,
    case_of,
    clock,
    existing,
    finish,
    record,
    say,
    show,
)

if TYPE_CHECKING:
    from fogline.lineage.tree import Node
    from fogline.nouns import Ledger, Link

Ruling = Annotated[
    list[str] | None, typer.Option(metavar="LINK", help="Rule on a link.", show_default=False)
]


def lineage(
    subject: Annotated[
        str | None,
        typer.Argument(help="A page's name, a report or a claim by id; all families without."),
    ] = None,
    pages: Pages = None,
    diff: Annotated[bool, typer.Option(help="Show the words that differ.")] = False,
    confirm: Ruling = None,
    flip: Ruling = None,
    cut: Ruling = None,
    author: Annotated[str, typer.Option(help="Whose ruling it is.")] = "analyst",
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print families of copied text as trees. Rulings on links are kept and win over rules."""
    from pathlib import Path

    named = [subject] if subject and not pages and Path(subject).exists() else pages
    subject = None if named is not pages else subject
    case, added = case_of(named, database)
    rulings = {"confirm": confirm, "flip": flip, "cut": cut}
    if any(rulings.values()):
        from fogline.nouns import decision

        existing(database)
        made = [(verb, key) for verb, keys in rulings.items() for key in keys or ()]
        case.writer.add(decision(verb, (key,), author, clock()) for verb, key in made)
    ledger = record(case, as_of)
    if json:
        import msgspec

        from fogline.export.records import link_row

        links = (link_row(link) for link in of_subject(subject, ledger))
        say(*(msgspec.json.encode(row).decode() for row in links))
    else:
        say(*told(subject, ledger, diff))
    finish(added)


def origins(
    pages: Pages = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print the independent voices: how many claims and reports rest on each, and why."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    from fogline.export.records import origin_row

    found = sorted(ledger.origins.values(), key=lambda o: (-len(o.claims), o.name, o.id))
    cells = ((o.name, str(len(o.claims)), str(len(o.reports)), "; ".join(o.why)) for o in found)
    show(("origin", "claims", "reports", "why"), cells, map(origin_row, found), json)
    finish(added)


def of_subject(subject: str | None, ledger: Ledger) -> list[Link]:
    """The links of a page, a report or the report of a claim; all without a subject."""
    wanted = reports_of(subject, ledger)
    links = ledger.facts.links.values()
    return [link for link in links if {link.a.report, link.b.report} & wanted]


def reports_of(subject: str | None, ledger: Ledger) -> set[str]:
    """Ids of the reports that a subject names."""
    from fogline.errors import Unusable

    facts = ledger.facts
    if subject is None:
        return set(facts.reports)
    claim = facts.claims.get(subject)
    found = {claim.report} if claim else set()
    found |= {k for k, r in facts.reports.items() if subject in (k, r.page)}
    found |= {k for k, r in facts.reports.items() if facts.pages[r.page].name == subject}
    if not found:
        raise Unusable(f"no page, report or claim {subject}")
    return found


def told(subject: str | None, ledger: Ledger, diff: bool) -> Iterator[str]:
    """The families of a subject as indented trees."""
    from fogline.lineage.tree import family

    links = [link for link in ledger.facts.links.values() if not link.background]
    linked = {side.report for link in links for side in (link.a, link.b)}
    seen: set[str] = set()
    for report in sorted(reports_of(subject, ledger) & linked):
        if report not in seen:
            tree = family(report, links)
            yield from branch(tree, ledger, 0, diff)
            yield ""
            seen |= members(tree)
    if not seen:
        yield "no text is shared"


def members(node: Node) -> set[str]:
    """Every report of a tree."""
    return {node.report}.union(*(members(child) for child in node.children))


def branch(node: Node, ledger: Ledger, depth: int, diff: bool) -> Iterator[str]:
    """A report with those that took from it, indented."""
    yield "   " * depth + ("└─ " if depth else "") + name(node.report, ledger)
    for key in node.links:
        yield from passage(ledger.facts.links[key], ledger, "   " * (depth + 1), diff)
    for child in node.children:
        yield from branch(child, ledger, depth + 1, diff)
    for key in node.beside:
        link = ledger.facts.links[key]
        other = link.b.report if link.a.report == node.report else link.a.report
        yield "   " * (depth + 1) + f"?  {name(other, ledger)}"
        yield from passage(link, ledger, "   " * (depth + 2), diff)


def name(key: str, ledger: Ledger) -> str:
    """A report in one line: outlet, day, headline."""
    report = ledger.facts.reports[key]
    page = ledger.facts.pages[report.page]
    head = report.headline.of(page.text) if report.headline else report.title or page.name
    day = (report.public or "no date")[:10]
    return f"{report.publisher or 'an unnamed publisher'}, {day}: {' '.join(head.split())}"


def passage(link: Link, ledger: Ledger, indent: str, diff: bool) -> Iterator[str]:
    """A link: its id, kind and reasons; with `diff` the words that differ."""
    yield f"{indent}{link.id} {link.kind}: {'; '.join(link.why)}"
    pages = ledger.facts.pages
    for item in link.altered:
        a, b = item.a.of(pages[link.a.page].text), item.b.of(pages[link.b.page].text)
        yield f"{indent}altered: {a} / {b}"
    if diff:
        yield f"{indent}{differing(link, ledger)}"


def differing(link: Link, ledger: Ledger) -> str:
    """The passage with its differences: [-left out-] {+put in+}."""
    from fogline.lineage.diff import word_diff

    a, b = (ledger.facts.pages[side.page].text for side in (link.a, link.b))
    words = []
    for piece in word_diff(ledger.facts.pages, link):
        if piece.op == "equal" and piece.a:
            words.append(piece.a.of(a))
            continue
        words += [f"[-{piece.a.of(a)}-]"] if piece.a else []
        words += [f"{{+{piece.b.of(b)}+}}"] if piece.b else []
    return " ".join(" ".join(words).split())
