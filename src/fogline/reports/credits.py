"""Who is credited: wire credits, photo credits, the host where the text goes on."""

from __future__ import annotations

import re

from fogline.knowledge.outlets import Outlets, bare_host
from fogline.reports.headers import DASH, capitalised

HOST = r"(?:https?://)?(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/\S*)?"
POST = re.compile(
    r"[—–-]{1,2}\s*(?P<name>[^—–()@]{2,60}?)\s*\((?P<handle>@\w{2,30})\)\s*(?P<date>.{0,30})$"
)
URL_LINE = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
JOIN = re.compile(r"\s*(?:,|&|\+|\band\b|\bwith\b|\bvia\b|\bet\b|\by\b)\s*", re.IGNORECASE)
GENERIC = {
    "agencies",
    "news agencies",
    "wires",
    "wire services",
    "agency",
    "news wires",
    "inputs from agencies",
}
LEADING = re.compile(
    r"^(?:source|sources|credit|written by|compiled from|with inputs? from|inputs? from|"
    r"based on reporting by|additional reporting by|reporting by|with reporting by|with|from|by)\b"
    r"\s*:?\s*",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:[.!?”\"’')]\s*)"
    rf"(?:\((?P<in>[^()]{{2,60}})\)|[{DASH}]{{1,2}}\s?(?P<after>[^{DASH}.()]{{2,40}}))\.?$"
)
PHOTO = re.compile(
    r"©|\(c\)\s|\bphoto(?:graph)?s?\s*(?:by|credit|:|/)"
    r"|\b(?:ap|afp|reuters|epa|getty)\s+(?:photo|images?)\b|getty images|\bphoto/|/handout\b"
    r"|\bhandout via\b|\bcopyright\s+\w+|\bfile photo\b|\bimage credit\b"
    r"|\bcredit:\s|\bvia getty\b|\[[^\[\]]*(?:/|via )[^\[\]]*\]$|\bscreengrab\b|\bscreenshot\b",
    re.IGNORECASE,
)


ORIGINS = (
    re.compile(
        r"(?i:.{0,60}\b(?:originally|first)\s+(?:appeared|published|posted)\s+(?:on|in|by|at)\s+)"
        r"(?:(?i:the website of)\s+)?(?P<name>[A-Z].{1,50}?)\.?\)?$"
    ),
    re.compile(r"(?i:the post .{3,150} appeared first on )(?P<name>.{2,50}?)\.?$"),
    re.compile(
        r"(?i:.{0,60}\b(?:article|post|report|story|text) from )(?P<name>[A-Z].{1,60}?)\.?\)?$"
    ),
    re.compile(r"(?i:source\s*:\s*)(?P<name>[A-Z].{1,50}?)\.?$"),
    re.compile(
        r"(?i:(?:excerpt(?:ed|s)?|extract(?:s|ed)?|reposted|republished|reprinted|taken) "
        rf"from (?:the )?)(?P<name>[A-Z].{{1,50}}?|{HOST})\.?$"
    ),
)


def continues_at(text: str, outlets: Outlets) -> str | None:
    """The host where the text goes on: "Continue reading at www.example.org" gives that host.

    The host is as printed; a bare address names none (see `address_line`).
    """
    labels = outlets.layout.continue_label
    m = re.fullmatch(rf"(?i)[\W_]*(?:(?:{labels})\b[\s:{DASH}→»>]*)+(?P<host>{HOST})[\W_]*", text)
    return _printed_host(m["host"]) if m else None


def address_line(text: str) -> str | None:
    """The host of a line that is only an address: "https://www.example.org/2024/05/news.html"."""
    return _printed_host(text) if URL_LINE.fullmatch(text) else None


def _printed_host(words: str) -> str:
    return re.split(r"[/?#]", re.sub(r"^[a-z]+://", "", words.strip().lower()))[0].rstrip(".")


def credited(words: str, outlets: Outlets) -> tuple[str, ...]:
    """Names in a credit that is all outlets: "FRANCE 24 with Reuters" gives both, else ()."""
    inner = words.strip(f" \t([{{<*{DASH})]}}>.:")
    inner = re.sub(r"^[•|]+\s*", "", LEADING.sub("", inner)).strip()
    parts = [inner] if outlets.named(inner) else _parts(inner, outlets)
    known = [outlets.named(p) for p in parts]
    fits = all(k or p.lower() in GENERIC for k, p in zip(known, parts, strict=True))
    return tuple(k.name if k else p for k, p in zip(known, parts, strict=True)) if fits else ()


def _parts(inner: str, outlets: Outlets) -> list[str]:
    """Names between commas and "and"; a slash divides what is no name as a whole."""
    pieces = [p.strip(" .") for p in JOIN.split(inner) if p.strip(" .")]
    return [q.strip() for p in pieces for q in ([p] if outlets.named(p) else p.split("/"))]


def credit_line(text: str, outlets: Outlets) -> tuple[str, ...]:
    """A line that is only a credit for the text: "(AFP)", "– Reuters", "Source: TASS", "AFP/AP".

    Photo credits such as "© Lina Haddad, AFP" are none.
    """
    if len(text) > 90 or PHOTO.search(text) or text.endswith(("?", "!", ":")):
        return ()
    return credited(text, outlets)


def closing_credit(text: str, outlets: Outlets) -> tuple[str, ...]:
    """A credit at the end of a paragraph: "... a monitor said. (AFP)", "... said.--Reuters"."""
    m = TAIL.search(text)
    return credited(m["in"] or m["after"], outlets) if m else ()


def desk_line(text: str) -> bool:
    """The signature of a wire desk: "Reporting by A. Writer; Editing by B. Editor"."""
    return (
        len(text) < 300
        and bool(re.match(r"^\(?(?:additional )?reporting by .+", text, re.IGNORECASE))
        and ("editing" in text.lower() or "writing" in text.lower() or len(text) < 120)
    )


def photo_credit(text: str) -> bool:
    """Whether a line credits a picture: "© Name, AFP", "(Photo: AFP)", "AP Photo/Name"."""
    return bool(PHOTO.search(text))


def agencies(names: tuple[str, ...], outlets: Outlets) -> tuple[str, ...]:
    """Only the news agencies of a credit."""
    return tuple(a.name for n in names if (a := outlets.agency(n)))


def origin(text: str, outlets: Outlets) -> str | None:
    """Who a line says printed the text first, as printed or as listed.

    "This content originally appeared on Al Jazeera.", "The post Nine dead appeared first on The
    Irrawaddy.", "Roundup Article from Le Monde", "(Ko Min's post from MIZZIMA on 3 May.)"
    """
    m = next((m for rule in ORIGINS if (m := rule.match(text))), None) if len(text) < 220 else None
    if not m:
        return None
    name = re.sub(r"\s+(?:on|in)\s+\d.*$|\s*\([A-Z]{2,6}\)$", "", m["name"]).strip(" .)")
    known = outlets.named(name) or outlets.at_host(name)
    if known is None and re.fullmatch(HOST, name):
        return host_name(_printed_host(name), "", outlets)
    words = re.findall(r"[^\W\d_][\w'’.-]*", name)
    return known.name if known else (name if capitalised(words) and len(words) <= 6 else None)


def host_name(host: str, text: str, outlets: Outlets) -> str:
    """The publisher at a host: as listed, as the text spells it, as its words divide, or the host.

    `text` is searched for a name that is the host without blanks: "The Nile Gazette" for
    nilegazette.example.
    """
    known = outlets.at_host(host)
    if known:
        return known.name
    labels = bare_host(host).split(".")
    core = max(labels[:-1] or labels, key=len)
    return _spelled(core, text) or _divided(core, outlets) or bare_host(host)


def _spelled(core: str, text: str) -> str | None:
    letters = re.sub(r"[^a-z0-9]", "", core)
    if len(letters) < 5:
        return None
    gaps = r"[\s.'’-]?".join(map(re.escape, letters.removeprefix("the")))
    m = re.search(rf"(?<!\w)(?:[Tt]he\s)?{gaps}(?!\w|\.\w)", text, re.IGNORECASE)
    return m[0] if m and m[0][0].isupper() and (" " in m[0] or m[0] != m[0].lower()) else None


def _divided(core: str, outlets: Outlets) -> str | None:
    if "-" in core:
        return " ".join(part.capitalize() for part in core.split("-"))
    ends = sorted((w for w in outlets.layout.outlet_words if core.endswith(w)), key=len)
    if not ends or len(core) - len(ends[-1]) < 3:
        return None
    first = core[: len(core) - len(ends[-1])]
    article = "The " if first.startswith("the") and len(first) > 5 else ""
    first = first.removeprefix("the") if article else first
    return f"{article}{first.capitalize()} {ends[-1].capitalize()}"
