"""Choosing a form of the situation report by name."""

from __future__ import annotations

import msgspec

from fogline.export.sitrep.html import html
from fogline.export.sitrep.markdown import markdown
from fogline.export.sitrep.text import text
from fogline.nouns.situation import Situation

FORMS = {
    "text": text,
    "md": markdown,
    "html": html,
    "json": lambda situation: msgspec.json.encode(situation).decode() + "\n",
}


def render(situation: Situation, form: str) -> str:
    """The report in the form named; raises KeyError for an unknown one."""
    return FORMS[form](situation)
