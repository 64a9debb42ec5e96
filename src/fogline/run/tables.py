"""Facts as table files: Parquet where pyarrow is there, else JSON lines; same rows, same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any

import msgspec

from fogline.nouns import Claim, Doubt, Failure, Link, Page, Passage, Report
from fogline.store.codec import decode, encode
from fogline.store.writer import PageFacts

Row = dict[str, Any]
COLUMNS: dict[str, dict[str, str]] = {
    "page": {"id": "string", "name": "string", "url": "string", "language": "string",
             "sha256": "string", "data": "binary", "body": "string"},
    "report": {"id": "string", "page": "string", "kind": "string", "public": "string",
               "publisher": "string", "body": "string"},
    "claim": {"id": "string", "page": "string", "report": "string", "kind": "string",
              "start": "int32", "end": "int32", "body": "string"},
    "doubt": {"id": "string", "page": "string", "kind": "string", "body": "string"},
    "failure": {"id": "string", "page": "string", "body": "string"},
    "passage": {"hash": "int64", "report": "string", "at": "int32", "moment": "string"},
}  # fmt: skip
"""Tables with their columns and Arrow types; `body` is the whole noun as JSON."""


LINKS = {"id": "string", "a_report": "string", "b_report": "string", "kind": "string",
         "background": "bool", "text": "string", "body": "string"}  # fmt: skip
"""The table of links; `text` is one for all reports that links lead to, background apart."""


@cache
def suffix() -> str:
    """How table files are named on this installation."""
    return "parquet" if find_spec("pyarrow") else "jsonl"


def rows_of(
    facts: Iterable[PageFacts], failures: Iterable[Failure], passages: Iterable[Passage]
) -> dict[str, list[Row]]:
    """Rows by table in order of their ids; of two rows of one id the lesser body stays."""
    facts = list(facts)
    found = {
        "page": [_page(f) for f in facts],
        "report": [_report(r) for f in facts for r in f.reports],
        "claim": [_claim(c) for f in facts for c in f.claims],
        "doubt": [_loose(d, kind=d.kind) for f in facts for d in f.doubts],
        "failure": [_loose(f) for f in failures],
    }
    rows = {name: _distinct(group) for name, group in found.items()}
    marks = sorted({(p.hash, p.report, p.at, p.moment) for p in passages})
    names = tuple(COLUMNS["passage"])
    rows["passage"] = [dict(zip(names, mark, strict=True)) for mark in marks]
    return rows


def _distinct(rows: Iterable[Row]) -> list[Row]:
    kept: dict[str, Row] = {}
    for row in sorted(rows, key=lambda r: (r["id"], r["body"])):
        kept.setdefault(row["id"], row)
    return list(kept.values())


def _page(f: PageFacts) -> Row:
    page = f.page
    keys = {"id": page.id, "name": page.name, "url": page.url, "language": page.language}
    return {**keys, "sha256": page.sha256, "data": f.data, "body": encode(page)}


def _report(report: Report) -> Row:
    keys = {"id": report.id, "page": report.page, "kind": report.kind, "public": report.public}
    return {**keys, "publisher": report.publisher, "body": encode(report)}


def _claim(claim: Claim) -> Row:
    keys = {"id": claim.id, "page": claim.page, "report": claim.report, "kind": claim.kind}
    ends = {"start": claim.span.start, "end": claim.span.end}
    return {**keys, **ends, "body": encode(claim)}


def _loose(noun: Doubt | Failure, **more: str) -> Row:
    return {"id": noun.id, "page": noun.page, **more, "body": encode(noun)}


def link_rows(links: Iterable[Link], texts: Mapping[str, str]) -> list[Row]:
    """Rows of the link table, in order."""
    return [
        {"id": link.id, "a_report": link.a.report, "b_report": link.b.report, "kind": link.kind,
         "background": link.background, "text": texts.get(link.a.report), "body": encode(link)}
        for link in sorted(links, key=lambda link: (link.a, link.b, link.id))
    ]  # fmt: skip


def packed(table: str, rows: Sequence[Row]) -> bytes:
    """The rows as the bytes of a table file."""
    if suffix() == "jsonl":
        return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = LINKS if table == "link" else COLUMNS[table]
    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in columns.items()])
    out = BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema), out, compression="zstd")
    return out.getvalue()


def unpacked(table: str, data: bytes) -> list[Row]:
    """The rows of a table file."""
    if suffix() == "jsonl":
        kinds = LINKS if table == "link" else COLUMNS[table]
        lines = [msgspec.json.decode(line) for line in data.splitlines()]
        return [{n: _value(v, kinds[n]) for n, v in line.items()} for line in lines]
    import pyarrow.parquet as pq

    rows: list[Row] = pq.read_table(BytesIO(data)).to_pylist()
    return rows


def _value(value: Any, kind: str) -> Any:
    return msgspec.convert(value, bytes) if kind == "binary" else value


def facts_in(read: Callable[[str], bytes]) -> tuple[list[PageFacts], list[Failure]]:
    """The facts that one part's tables hold; `read` gives the bytes of a table."""
    rows = {name: unpacked(name, read(name)) for name in COLUMNS if name != "passage"}
    reports = [decode(Report, row["body"]) for row in rows["report"]]
    claims = [decode(Claim, row["body"]) for row in rows["claim"]]
    doubts = [decode(Doubt, row["body"]) for row in rows["doubt"]]
    facts = [
        PageFacts(
            decode(Page, row["body"]),
            row["data"],
            [r for r in reports if r.page == row["id"]],
            [c for c in claims if c.page == row["id"]],
            [d for d in doubts if d.page == row["id"]],
        )
        for row in rows["page"]
    ]
    return facts, [decode(Failure, row["body"]) for row in rows["failure"]]
