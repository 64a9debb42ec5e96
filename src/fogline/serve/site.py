"""What the routes work with: the case, its records, accounts, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from fogline.ledger.framing import Frame, frames
from fogline.lineage.decisions import in_force
from fogline.nouns import Decision
from fogline.run.case import Case
from fogline.run.kit import Kit
from fogline.serve.metrics import Metrics
from fogline.serve.settings import Settings
from fogline.serve.shown import Records, Shown
from fogline.store.accounts import Accounts, Entry


@dataclass(frozen=True, eq=False)
class Site:
    """One server: a case, its records by moment, and who may do what."""

    case: Case
    kit: Kit
    settings: Settings
    records: Records
    accounts: Accounts
    metrics: Metrics
    secret: bytes
    """Random for each start; signs forms."""

    def frames(self, shown: Shown) -> list[Frame]:
        """The words for parties in a record."""
        return shown.once("frames", lambda: frames(shown.ledger, self.kit.reading.lexicon))

    def muted(self, shown: Shown) -> set[str]:
        """Ids of what people have muted."""
        ruled = in_force(shown.ledger.facts.decisions)
        return {key for d in ruled if d.verb == "mute" for key in d.subjects}

    def decide(self, made: Decision) -> None:
        """Keep a ruling and write it to the audit log."""
        self.case.writer.add([made])
        self.log(made.author, made.verb, " ".join(made.subjects))

    def log(self, account: str, verb: str, what: str) -> None:
        """A line of the audit log."""
        self.accounts.log(Entry(self.settings.clock(), account[:80], verb, what[:500]))


def site_of(request: Request) -> Site:
    """The site of a request."""
    site: Site = request.app.state.site
    return site
