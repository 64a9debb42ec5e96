"""The truth file of the example corpus says only what its pages hold, and leaves no copy out."""

from __future__ import annotations

import gzip
import html
import json
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

CORPUS = Path(__file__).parents[2] / "examples" / "aleppo-2024"
PAGES = CORPUS / "pages"
TRUTH: dict[str, Any] = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))
REPORTS = {report["id"]: report for report in TRUTH["reports"]}
TOLLS = {toll["id"]: toll for toll in TRUTH["tolls"]}
CONTROLS = {control["id"]: control for control in TRUTH["controls"]}
SUMMED_UP = {"camp-4"}
MONITOR = "Syrian Observatory for Human Rights"
WORDS = {
    "three": 3,
    "four": 4,
    "seven": 7,
    "ten": 10,
    "eleven": 11,
    "dozen": 12,
    "nineteen": 19,
    "thirty": 30,
    "six": 6,
}

Row = dict[str, Any]


# ---- the readable text of a page, by plain means


def fold(text: str) -> str:
    """White space of any kind, no-break space too, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def strip_tags(markup: str) -> str:
    """HTML as text: head, scripts and comments gone, inline tags closed up, others a space."""
    markup = re.sub(r"(?is)<!--.*?-->|<(head|script|style)\b.*?</\1>", " ", markup)
    markup = re.sub(r"(?i)</?(a|b|em|strong|span|i)\b[^>]*>", "", markup)
    return fold(html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def feed_parts(path: Path) -> dict[str, str]:
    """The content of each item by its link."""
    content = "{http://purl.org/rss/1.0/modules/content/}encoded"
    items = ElementTree.parse(path).getroot().iter("item")
    return {item.findtext("link", ""): strip_tags(item.findtext(content, "")) for item in items}


def warc_parts(path: Path, status: str = "200") -> dict[str, str]:
    """The text of each response of that status by its address."""
    parts = {}
    for record in gzip.decompress(path.read_bytes()).decode().split("WARC/1.1\r\n")[1:]:
        head, _, block = record.partition("\r\n\r\n")
        address = re.search(r"WARC-Target-URI: (\S+)", head)
        if address and block.startswith(f"HTTP/1.1 {status}"):
            parts[address[1]] = strip_tags(block.partition("\r\n\r\n")[2])
    return parts


def jsonl_parts(path: Path) -> dict[str, str]:
    """The text of each line by its address."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["url"]: row["text"] for row in rows}


def pdf_lines(path: Path) -> list[str]:
    """The strings an uncompressed PDF shows, in order."""
    shown = re.findall(r"\(((?:[^()\\]|\\.)*)\) Tj", path.read_bytes().decode("latin-1"))
    return [re.sub(r"\\(.)", r"\1", line) for line in shown]


@cache
def parts(name: str) -> dict[str | None, str]:
    """Every part of a page file: `None` for a file that is one page."""
    path = PAGES / name
    if name.endswith(".txt"):
        return {None: path.read_text(encoding="utf-8")}
    if name.endswith(".html"):
        return {None: strip_tags(path.read_text(encoding="utf-8"))}
    if name.endswith(".pdf"):
        return {None: fold(" ".join(pdf_lines(path)))}
    readers = {".xml": feed_parts, ".gz": warc_parts, ".jsonl": jsonl_parts}
    return dict(readers[path.suffix](path).items())


def page_text(row: Row) -> str:
    """The text of the page, or of the part of it, that a row names."""
    return parts(row["page"])[row.get("part")]


def as_read(row: Row, text: str) -> str:
    """A text as it stands in the page: exact for plain text, folded elsewhere."""
    return text if row["page"].endswith((".txt", ".jsonl")) else fold(text)


def span(report: Row) -> tuple[int, int]:
    """Where a report stands in the text of its page."""
    text, end = page_text(report), as_read(report, report["end"])
    return text.index(as_read(report, report["start"])), text.index(end) + len(end)


def report_text(report: Row) -> str:
    """The words of a report."""
    start, end = span(report)
    return page_text(report)[start:end]


def once(report: Row, text: str) -> None:
    """Fail unless the text stands once in the page, and inside the report."""
    wanted = as_read(report, text)
    assert page_text(report).count(wanted) == 1, (report["id"], text)
    assert wanted in report_text(report), (report["id"], text)


def ids(rows: list[Row]) -> list[str]:
    """The names pytest shows for a table of rows."""
    return [str(row["id"]) for row in rows]


# ---- reports


def test_names_are_unique() -> None:
    assert len(REPORTS) == len(TRUTH["reports"])
    assert len(TOLLS) == len(TRUTH["tolls"])
    assert len(CONTROLS) == len(TRUTH["controls"])
    assert not TOLLS.keys() & CONTROLS.keys()


def test_every_page_and_part_has_a_report() -> None:
    held = {(path.name, part) for path in PAGES.iterdir() for part in parts(path.name)}
    assert held == {(row["page"], row["part"]) for row in TRUTH["reports"]}
    assert len(held) >= 34


@pytest.mark.parametrize("report", TRUTH["reports"], ids=ids(TRUTH["reports"]))
def test_report_is_found(report: Row) -> None:
    once(report, report["start"])
    once(report, report["end"])
    start, end = span(report)
    assert start < end
    assert report["continues_at"] in report["end"] if "continues_at" in report else True


def test_reports_overlap_only_when_nested() -> None:
    for a, b in combinations(TRUTH["reports"], 2):
        if (a["page"], a["part"]) == (b["page"], b["part"]):
            (start_a, end_a), (start_b, end_b) = span(a), span(b)
            nested = b.get("parent") == a["id"] and a["kind"] != "host_text"
            inside = start_a <= start_b and end_b <= end_a
            apart = end_a <= start_b or end_b <= start_a
            assert inside if nested else apart, (a["id"], b["id"])


# ---- claims


@pytest.mark.parametrize("toll", TRUTH["tolls"], ids=ids(TRUTH["tolls"]))
def test_toll_is_in_its_report(toll: Row) -> None:
    once(REPORTS[toll["report"]], toll["text"])
    if toll["value"] is None:
        assert toll["bound"] == "vague"
    elif toll["id"] not in SUMMED_UP:
        figures = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d|\d", toll["text"])}
        words = {WORDS.get(word) for word in re.findall("[a-z]+", toll["text"].lower())}
        assert toll["value"] in figures | words
    if "part_of" in toll:
        whole = TOLLS[toll["part_of"]]
        assert whole["report"] == toll["report"]
        assert whole["value"] >= toll["value"]


@pytest.mark.parametrize("control", TRUTH["controls"], ids=ids(TRUTH["controls"]))
def test_control_is_in_its_report(control: Row) -> None:
    once(REPORTS[control["report"]], control["text"])
    assert control["polarity"] in {"affirmed", "denied", "unconfirmed"}


@pytest.mark.parametrize("kind", ["denials", "quotes"])
def test_denials_and_quotes_are_in_their_reports(kind: str) -> None:
    for row in TRUTH[kind]:
        once(REPORTS[row["report"]], row["text"])


def test_rumours_and_their_debunks_are_in_their_reports() -> None:
    for rumour in TRUTH["rumours"]:
        assert rumour["told"]
        assert rumour["debunked"]
        for row in rumour["told"] + rumour["debunked"]:
            once(REPORTS[row["report"]], row["text"])


def test_framing_words_are_in_their_reports() -> None:
    for row in TRUTH["framing"]:
        assert all(words in report_text(REPORTS[row["report"]]) for words in row["words"]), row


def test_furniture_is_in_its_page() -> None:
    for row in TRUTH["furniture"]:
        assert page_text(row).count(as_read(row, row["text"])) == 1, row


def test_no_claim_stands_in_an_empty_report_or_in_furniture() -> None:
    claims = TRUTH["tolls"] + TRUTH["controls"]
    assert not {row["report"] for row in TRUTH["empty"]} & {row["report"] for row in claims}
    for claim in claims:
        report = REPORTS[claim["report"]]
        for row in TRUTH["furniture"]:
            if (row["page"], row["part"]) == (report["page"], report["part"]):
                assert claim["text"] not in row["text"]


def test_series_rises_and_names_its_tolls() -> None:
    for series in TRUTH["series"]:
        values = [step["value"] for step in series["steps"]]
        assert values == sorted(set(values))
        assert series["never_sum"] == sum(values)
        for step in series["steps"]:
            assert {TOLLS[name]["value"] for name in step["tolls"]} == {step["value"]}
            for name in step["tolls"]:
                assert REPORTS[TOLLS[name]["report"]]["published"] >= step["published"]


def test_series_civilian_parts() -> None:
    for step in TRUTH["series"][0]["steps"]:
        for name in step["tolls"]:
            parts_of = [t for t in TRUTH["tolls"] if t.get("part_of") == name]
            assert step["civilian"] in {t["value"] for t in parts_of if t["victims"] == "civilian"}


def test_sums() -> None:
    for row in TRUTH["sums"]:
        total = sum(TOLLS[name]["value"] for name in row["parts"])
        assert total == row["sum"]
        assert row["adds_up"] == (TOLLS[row["whole"]]["value"] == total)
    assert [row["whole"] for row in TRUTH["sums"] if not row["adds_up"]] == ["h514"]


@pytest.mark.parametrize("kind", ["origins", "disputes", "events"])
def test_claims_named_exist(kind: str) -> None:
    for row in TRUTH[kind]:
        named = row["claims"] if kind != "events" else row["tolls"]
        assert set(named) <= TOLLS.keys() | CONTROLS.keys()
        assert len(named) >= 2 or row.get("rumour")


def test_origins_are_fewer_than_outlets_or_equal() -> None:
    for row in TRUTH["origins"]:
        claims = [TOLLS.get(name) or CONTROLS[name] for name in row["claims"]]
        assert 1 <= row["independent"] <= len({claim["report"] for claim in claims})


# ---- who copied whom


def runs(text: str, size: int) -> set[tuple[str, ...]]:
    """All runs of `size` words inside a sentence; the monitor's long name counts as one word."""
    found = set()
    for sentence in re.split(r"(?<=[.!?])\W*\s", text.replace(MONITOR, "Observatory")):
        words = re.findall(r"[^\W_]+", sentence.lower())
        found |= {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
    return found


@pytest.mark.parametrize("link", TRUTH["links"], ids=[f"{x['a']}>{x['b']}" for x in TRUTH["links"]])
def test_link_passages_stand_in_both_reports(link: Row) -> None:
    a, b = REPORTS[link["a"]], REPORTS[link["b"]]
    assert link["passages"]
    for passage in link["passages"]:
        once(a, passage["a"])
        once(b, passage["b"])
        if link["kind"] == "paraphrase":
            assert not runs(passage["a"], 8) & runs(passage["b"], 8), passage
    if link.get("credit"):
        raw = (PAGES / b["page"]).read_text("utf-8") if b["page"].endswith(".xml") else ""
        assert link["credit"] in report_text(b) or link["credit"] in raw
    for change in link.get("altered", []):
        assert change["a"] in report_text(a)
        assert change["a"] not in link["passages"][0]["b"]
        assert change["b"] in report_text(b)


def test_direction_follows_time_where_known() -> None:
    for link in TRUTH["links"]:
        if link["direction"] == "a->b":
            assert REPORTS[link["a"]]["published"] <= REPORTS[link["b"]]["published"]


def test_verbatim_links_are_verbatim() -> None:
    for link in TRUTH["links"]:
        if link["kind"] == "verbatim":
            assert any(fold(p["a"]) == fold(p["b"]) for p in link["passages"]), link


@pytest.mark.parametrize("row", TRUTH["not_links"], ids=lambda row: f"{row['a']}|{row['b']}")
def test_pairs_that_are_no_copies_share_no_run(row: Row) -> None:
    a, b = report_text(REPORTS[row["a"]]), report_text(REPORTS[row["b"]])
    assert not runs(a, 8) & runs(b, 8)


def families() -> dict[str, str]:
    """A name for each report's family: reports joined by links, however far."""
    root = {name: name for name in REPORTS}

    def top(name: str) -> str:
        return name if root[name] == name else top(root[name])

    for link in TRUTH["links"]:
        root[top(link["a"])] = top(link["b"])
    return {name: top(name) for name in REPORTS}


def test_no_shared_run_is_left_unexplained() -> None:
    family, shingles = families(), {n: runs(report_text(r), 8) for n, r in REPORTS.items()}
    for a, b in combinations(REPORTS, 2):
        nested = REPORTS[b].get("parent") == a
        assert nested or family[a] == family[b] or not shingles[a] & shingles[b], (
            a,
            b,
            shingles[a] & shingles[b],
        )


# ---- the containers


def test_pdf_says_what_its_source_says() -> None:
    name = "37-crossline-flash-update"
    source = (CORPUS / "sources" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    shown = [line for line in pdf_lines(PAGES / f"{name}.pdf") if "- page " not in line]
    assert [line for line in shown if line] == [x for x in source if x and x != "---"]


def test_refused_parts_are_no_pages() -> None:
    for row in TRUTH["refused"]:
        assert row["part"] in warc_parts(PAGES / row["page"], "404")
        assert row["part"] not in parts(row["page"])


def test_both_versions_of_the_corrected_article_have_one_address() -> None:
    newer = [row for row in TRUTH["reports"] if "replaces" in row]
    assert len(newer) == 1
    for row in newer:
        older = REPORTS[row["replaces"]]
        assert row["url"] == older["url"]
        for page in (row["page"], older["page"]):
            assert f'rel="canonical" href="{row["url"]}"' in (PAGES / page).read_text("utf-8")


def test_hosts_are_invented() -> None:
    known = ("schema.org", "purl.org")
    for path in PAGES.iterdir():
        if path.suffix in {".txt", ".html", ".xml", ".jsonl"}:
            hosts = re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8"))
            assert all(host.endswith((".example", *known)) for host in hosts), path.name
