"""Choosing a form of the situation report by name."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from fogline.export.sitrep.html import html
from fogline.export.sitrep.markdown import markdown
from fogline.export.sitrep.text import text
from fogline.nouns.situation import Situation


def json(situation: Situation) -> str:
    """The whole report as one JSON object."""
    return msgspec.json.encode(situation).decode() + "\n"


FORMS: dict[str, Callable[[Situation], str]] = {
    "text": text,
    "md": markdown,
    "html": html,
    "json": json,
}


def render(situation: Situation, form: str) -> str:
    """The report in the form named; raises KeyError for an unknown one."""
    return FORMS[form](situation)
