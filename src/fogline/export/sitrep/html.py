"""The situation report as one self-contained HTML page."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from fogline.export.sitrep import words
from fogline.nouns.situation import Situation


def html(situation: Situation) -> str:
    """The whole page; everything from pages is escaped, nothing is loaded from elsewhere."""
    return _environment().get_template("sitrep.html").render(s=situation, w=words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("fogline.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
