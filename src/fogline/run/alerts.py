"""Changes of the record told to the outside: an Atom feed, a mail file, a webhook.

An alert's id is a hash of what it says, so that a file never holds one twice, however often the
watcher was stopped half-way. A webhook may hear one twice; the id tells.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import msgspec

from fogline.errors import BadPage
from fogline.ledger.changes import changes
from fogline.nouns import Ledger, content_id, instant
from fogline.run.fetch import FetchSettings, ask

ATOM = "{http://www.w3.org/2005/Atom}"
KEPT = 200
"""Entries of the Atom feed."""
KINDS = ("raised", "lowered", "denied", "retracted", "corrected", "contested", "new")


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Which changes are told, and where."""

    kinds: tuple[str, ...] = ("raised", "lowered", "denied", "retracted", "corrected", "contested")
    atom: str | None = None
    mail: str | None = None
    webhook: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """One change in words, with the claims that tell it and the sentences they stand in."""

    id: str
    kind: str
    what: str
    claims: tuple[str, ...]
    sentences: tuple[str, ...]
    at: str


def alerts_of(before: Ledger, after: Ledger, kinds: Sequence[str], at: str) -> list[Alert]:
    """What changed between two records, of the kinds asked for."""
    told = [(c.kind, c.why, c.claims) for c in changes(before, after)]
    told += contested(before, after)
    return [
        Alert(
            content_id("alert", kind, what, *claims), kind, what, claims, words(after, claims), at
        )
        for kind, what, claims in told
        if kind in kinds
    ]


def contested(before: Ledger, after: Ledger) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Disputes that were not there before."""
    known = {dispute.id for dispute in before.disputes}
    for dispute in after.disputes:
        if dispute.id not in known:
            yield "contested", f"contested: {dispute.why}", tuple(dispute.claims)


def words(ledger: Ledger, claims: Iterable[str]) -> tuple[str, ...]:
    """The sentences of some claims, each once."""
    found = [ledger.facts.claims[key] for key in claims if key in ledger.facts.claims]
    told = (c.sentence.of(ledger.facts.pages[c.page].text) for c in found)
    return tuple(dict.fromkeys(" ".join(sentence.split()) for sentence in told))


def deliver(alerts: Sequence[Alert], settings: AlertSettings, bounds: FetchSettings) -> list[str]:
    """Tell the alerts everywhere; gives what went wrong, in words."""
    ways: list[tuple[str | None, Callable[[Sequence[Alert], str], None]]] = [
        (settings.atom, write_atom),
        (settings.mail, write_mail),
        (settings.webhook, lambda told, url: post(told, url, bounds)),
    ]
    wrong = []
    for where, tell in ways:
        if where and alerts:
            try:
                tell(alerts, where)
            except (OSError, BadPage, ET.ParseError) as error:
                wrong.append(f"alerts not told to {where}: {error}")
    return wrong


def write_atom(alerts: Sequence[Alert], where: str) -> None:
    """Put the alerts on top of an Atom feed (RFC 4287); the newest KEPT stay."""
    path = Path(where)
    old = ET.parse(path).getroot().findall(f"{ATOM}entry") if path.exists() else []
    fresh = {alert.id: entry(alert) for alert in alerts}
    known = {one.findtext(f"{ATOM}id", ""): one for one in old}
    kept = [e for key, e in fresh.items() if f"urn:fogline:{key}" not in known]
    ET.register_namespace("", ATOM[1:-1])
    feed = ET.Element(f"{ATOM}feed")
    _add(feed, "id", f"urn:fogline:{path.stem}")
    _add(feed, "title", "Fogline alerts")
    _add(feed, "updated", max(alert.at for alert in alerts))
    ET.SubElement(_add(feed, "author"), f"{ATOM}name").text = "Fogline"
    feed.extend([*kept, *old][:KEPT])
    fresh_path = path.with_name(f".{path.name}.tmp")
    fresh_path.write_bytes(ET.tostring(feed, "utf-8", xml_declaration=True))
    os.replace(fresh_path, path)


def entry(alert: Alert) -> ET.Element:
    """An alert as an Atom entry."""
    made = ET.Element(f"{ATOM}entry")
    _add(made, "id", f"urn:fogline:{alert.id}")
    _add(made, "title", alert.what)
    _add(made, "updated", alert.at)
    _add(made, "category").set("term", alert.kind)
    body = "".join(f"<p>{escape(sentence)}</p>" for sentence in alert.sentences)
    content = _add(made, "content", body)
    content.set("type", "html")
    return made


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    made = ET.SubElement(parent, f"{ATOM}{name}")
    made.text = "".join(c for c in text if c in "\t\n" or c >= " ") if text else text
    return made


def write_mail(alerts: Sequence[Alert], where: str) -> None:
    """Append the alerts to a mail file (mbox, RFC 4155), each once."""
    path = Path(where)
    known = path.read_bytes() if path.exists() else b""
    fresh = [a for a in alerts if f"<{a.id}@fogline>".encode() not in known]
    with path.open("ab") as file:
        for alert in fresh:
            file.write(mail(alert))
        file.flush()
        os.fsync(file.fileno())


def mail(alert: Alert) -> bytes:
    """An alert as a message of a mail file."""
    message = EmailMessage()
    message["From"] = "Fogline <fogline@localhost>"
    message["Subject"] = " ".join(alert.what.split())
    message["Date"] = format_datetime(instant(alert.at))
    message["Message-ID"] = f"<{alert.id}@fogline>"
    message.set_content("\n\n".join([alert.what, *alert.sentences]))
    body = message.as_bytes().replace(b"\nFrom ", b"\n>From ")
    day = instant(alert.at).strftime("%a %b %d %H:%M:%S %Y")
    return b"From fogline@localhost " + day.encode() + b"\n" + body + b"\n\n"


def post(alerts: Sequence[Alert], url: str, bounds: FetchSettings) -> None:
    """Post the alerts as a JSON list; raises BadPage where nobody takes them."""
    data = msgspec.json.encode(alerts)
    until = monotonic() + bounds.seconds
    reply = ask(url, bounds, {"Content-Type": "application/json"}, until, data=data)
    if not 200 <= reply.status < 300:
        raise BadPage(url, f"answered {reply.status}")
