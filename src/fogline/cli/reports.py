"""`fogline reports`: what the pages hold."""

from __future__ import annotations

from fogline.cli.common import Database, Json, Pages, case_of, finish, say, table


def reports(pages: Pages = None, database: Database = None, json: Json = False) -> None:
    """List the reports found on the pages: publisher, date, wire credit, headline."""
    case, added = case_of(pages, database)
    from fogline.export.view import report_rows

    rows = report_rows(case.facts())
    if json:
        import msgspec

        say(*(msgspec.json.encode(row).decode() for row in rows))
    else:
        heads = ("page", "kind", "publisher", "published", "wire", "headline")
        table(heads, ([str(row[head] or "") for head in heads] for row in rows))
    finish(added)
