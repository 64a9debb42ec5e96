"""Wire credits, photo credits, hosts."""

from __future__ import annotations

import pytest

from fogline.reports.credits import (
    address_line,
    closing_credit,
    continues_at,
    credit_line,
    desk_line,
    host_name,
    origin,
    photo_credit,
)
from tests.reports.pages import outlets

CREDITS = [
    ("(AFP)", ("AFP",)),
    ("– Reuters", ("Reuters",)),
    ("--AFP", ("AFP",)),
    ("Source: TASS", ("TASS",)),
    ("(FRANCE 24 with Reuters)", ("France 24", "Reuters")),
    ("With AFP and Reuters", ("AFP", "Reuters")),
    ("AFP/AP", ("AFP", "AP")),
    ("Source TRTWorld and agencies", ("TRT World", "agencies")),
    ("Based on reporting by Reuters, AFP, and RFE/RL", ("Reuters", "AFP", "RFE/RL")),
    ("The Associated Press", ("AP",)),
    ("© Lina Haddad, AFP", ()),
    ("Copyright AFP Lina Haddad", ()),
    ("AP Photo/Lina Haddad", ()),
    ("(Photo: AFP)", ()),
    ("Rebels and AFP", ()),
    ("A correspondent told AFP", ()),
]


@pytest.mark.parametrize(("text", "want"), CREDITS)
def test_credit_line(text: str, want: tuple[str, ...]) -> None:
    assert credit_line(text, outlets()) == want


CLOSING = [
    ("Nine died, a monitor said. (AFP)", ("AFP",)),
    ("Nine died, a monitor said.--AFP", ("AFP",)),
    ('"We ran," he said." -- Reuters', ("Reuters",)),
    ("It is calm again. (With AFP and Reuters)", ("AFP", "Reuters")),
    ("Nine people died (Reuters)", ()),
    ("They left the town (Goma).", ()),
]


@pytest.mark.parametrize(("text", "want"), CLOSING)
def test_closing_credit(text: str, want: tuple[str, ...]) -> None:
    assert closing_credit(text, outlets()) == want


HOSTS = [
    ("Continue reading at www.deltacourier.net", "www.deltacourier.net"),
    ("Continue reading at tass.com/", "tass.com"),
    ("Read more at: https://hillpost.org/2024/05/news.html", "hillpost.org"),
    ("Source: https://www.hillpost.org/a?b=c", "www.hillpost.org"),
    ("Originally published at hillpost.org.", "hillpost.org"),
    ("Continue reading the story", None),
    ("The site hillpost.org was offline.", None),
]


@pytest.mark.parametrize(("text", "want"), HOSTS)
def test_continues_at(text: str, want: str | None) -> None:
    assert continues_at(text, outlets()) == want


def test_address_line_is_only_an_address() -> None:
    assert address_line("https://www.hillpost.org/2024/05/news.html") == "www.hillpost.org"
    assert address_line("See https://www.hillpost.org/2024") is None


NAMES = [
    ("www.newarab.com", "", "The New Arab"),
    ("en.mehrnews.com", "", "Mehr News"),
    ("thenilegazette.org", "as the Nile Gazette wrote", "The Nile Gazette"),
    ("nilegazette.org", "as The Nile Gazette wrote", "The Nile Gazette"),
    ("lakesidetribune.net", "", "Lakeside Tribune"),
    ("lake-post.org", "", "Lake Post"),
    ("qaz.example", "", "qaz.example"),
]


@pytest.mark.parametrize(("host", "text", "want"), NAMES)
def test_host_name(host: str, text: str, want: str) -> None:
    assert host_name(host, text, outlets()) == want


@pytest.mark.parametrize(
    "text",
    [
        "© Lina Haddad, AFP",
        "(Photo: AFP)",
        "Copyright AFP Lina Haddad",
        "AP Photo/Jean Ilunga",
        "Residents flee [Lina Haddad/Reuters]",
    ],
)
def test_photo_credit(text: str) -> None:
    assert photo_credit(text)


ORIGINS = [
    ("This content originally appeared on Al Jazeera.", "Al Jazeera"),
    ("The post Nine dead in Nyala appeared first on The Irrawaddy.", "The Irrawaddy"),
    ("Press Roundup Article from The Guardian", "The Guardian"),
    ("(Ko Min's post from DELTA COURIER on 3 May 2024.)", "DELTA COURIER"),
    ("He took an article from the shelf", None),
    ("A report from two villages", None),
]


@pytest.mark.parametrize(("text", "want"), ORIGINS)
def test_origin(text: str, want: str | None) -> None:
    assert origin(text, outlets()) == want


def test_desk_line() -> None:
    assert desk_line("Reporting by Lina Haddad; Editing by Jean Ilunga")
    assert not desk_line("He was reporting by telephone.")
