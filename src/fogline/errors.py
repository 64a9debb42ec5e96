"""The errors of Fogline. Not understanding a sentence is no error: it is a `Doubt`.

FoglineError
 |- BadPage        a page cannot be read (too large, broken, hostile); the run goes on
 |- BadKnowledge   a knowledge file cannot be used; names file and line
 |- StoreError     the database cannot be read or written
 |   `- StoreBusy  another process holds it
 |- ExportError    an export cannot be written
 `- Unusable       the command cannot start: wrong arguments, missing file (exit code 2)
"""

from __future__ import annotations


class FoglineError(Exception):
    """Base of all errors that Fogline raises on purpose."""


class BadPage(FoglineError):
    """A page that cannot be read; `page` names it, `why` says what is wrong."""

    def __init__(self, page: str, why: str) -> None:
        super().__init__(f"{page}: {why}")
        self.page, self.why = page, why

    def __reduce__(self) -> tuple[type[BadPage], tuple[str, str]]:
        return BadPage, (self.page, self.why)


class BadKnowledge(FoglineError):
    """A knowledge file that cannot be used."""

    def __init__(self, file: str, line: int | None, why: str) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {why}")
        self.file, self.line, self.why = file, line, why


class StoreError(FoglineError):
    """The database cannot be read or written."""


class StoreBusy(StoreError):
    """Another process holds the database."""


class ExportError(FoglineError):
    """An export cannot be written."""


class Unusable(FoglineError):
    """The command cannot start: wrong arguments or a missing file."""
