"""The language of a text, where there is enough of it."""

from __future__ import annotations

LEAST = 40
_SAMPLE = 3_000


def language(text: str) -> str | None:
    """ISO 639-1 code by py3langid (Lui and Baldwin 2012), None below 40 characters."""
    if len(text.strip()) < LEAST:
        return None
    from py3langid import classify

    code, _ = classify(text[:_SAMPLE])
    return str(code)
