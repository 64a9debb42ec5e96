"""The tables: one a noun, append-only. Query columns beside the noun itself as JSON."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
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

passage = Table(
    "passage",
    metadata,
    Column("id", String(48), primary_key=True),
    Column("page", String(32), ForeignKey("page.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("passage_page", "page"),
)
"""Paragraphs of pages, for full text only: they can be made again from the pages."""

account = Table(
    "account",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("made", String(40), nullable=False),
)

ticket = Table(
    "ticket",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account", String(80), ForeignKey("account.name"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("made", String(40), nullable=False),
    Column("ends", String(40), nullable=False),
)
"""Sessions and tokens; only the hash of the secret is kept."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("account", String(80), nullable=False),
    Column("verb", String(24), nullable=False),
    Column("what", Text, nullable=False),
)

FULL_TEXT = {
    "sqlite": (
        "CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passage', "
        "tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN INSERT INTO "
        "passage_words(rowid, words) VALUES (new.rowid, new.words); END",
    ),
    "postgresql": (
        "CREATE INDEX passage_words ON passage USING gin (to_tsvector('simple', words))",
    ),
}
for _name, _statements in FULL_TEXT.items():
    for _statement in _statements:
        _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
        event.listen(passage, "after_create", _ddl.execute_if(dialect=_name))
