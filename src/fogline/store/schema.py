"""The tables: one a noun, append-only. Query columns beside the noun itself as JSON."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

raw = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("sha256", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("page_url", "url"),
)

report = Table(
    "report",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("page", String(32), ForeignKey("page.id"), nullable=False),
    Column("public", String(40)),
    Column("publisher", Text),
    Column("body", Text, nullable=False),
    Index("report_page", "page"),
    Index("report_public", "public"),
)

claim = Table(
    "claim",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("page", String(32), ForeignKey("page.id"), nullable=False),
    Column("report", String(32), ForeignKey("report.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Index("claim_page", "page"),
    Index("claim_report", "report"),
    Index("claim_kind", "kind"),
)

link = Table(
    "link",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("a_report", String(32), nullable=False),
    Column("b_report", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Index("link_a", "a_report"),
    Index("link_b", "b_report"),
)

doubt = Table(
    "doubt",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("page", String(32), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Index("doubt_page", "page"),
)

failure = Table(
    "failure",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("page", Text, nullable=False),
    Column("body", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Index("decision_at", "at"),
)
