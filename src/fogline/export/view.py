"""Rows that the command line prints, as plain values."""

from __future__ import annotations

from typing import Any

from fogline.nouns import Facts


def report_rows(facts: Facts) -> list[dict[str, Any]]:
    """One row a report, page by page in text order."""
    reports = sorted(facts.reports.values(), key=lambda r: (facts.pages[r.page].name, r.span))
    rows = []
    for report in reports:
        page = facts.pages[report.page]
        headline = report.headline.of(page.text) if report.headline else report.title
        rows.append(
            {
                "page": page.name,
                "start": report.span.start,
                "end": report.span.end,
                "kind": report.kind,
                "publisher": report.publisher,
                "published": report.published.start if report.published else None,
                "wire": ", ".join(report.wire),
                "continues_at": report.continues_at,
                "headline": " ".join(headline.split()) if headline else None,
            }
        )
    return rows
