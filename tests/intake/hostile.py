"""Pages made to break a reader: those refused, each with a part of the reason, and those read."""

from __future__ import annotations

import gzip

from tests.intake.bytes import PARAGRAPH, article, cut, warc_record, zeros

P = PARAGRAPH.encode()
SAYS = "The governor of Lower Anwar said"
ATTRIBUTES = b" ".join(b"a%d=1" % n for n in range(200_000))
LONE = "\ud800".encode("utf-8", "surrogatepass")
ENTITIES = '<!ENTITY a0 "ha">' + "".join(
    '<!ENTITY a{} "{}">'.format(n, f"&a{n - 1};" * 10) for n in range(1, 12)
)
FEED = (
    '<!DOCTYPE rss [{}]><rss version="2.0"><channel><item><title>x</title>{}</item></channel></rss>'
)
BOMB = zeros(2 << 30)

REFUSED = {
    "200,000 attributes on a tag": (b"<html><body><p " + ATTRIBUTES + b">x</p>", "a.html", "tag"),
    "50,000 nested divs": (b"<html><body>" + b"<div>" * 50_000 + P, "a.html", "nested deeper"),
    "50,000 divs, wrongly closed": (b"<html>" + b"<div></b>" * 50_000 + P, "a.html", "nested"),
    "10 MB of mark-up": (b"<html><body><p>" + b"It is so. " * 1_000_000, "a.html", "larger than"),
    "25 MB of text": (b"It is so. " * 2_500_000, "a.txt", "larger than"),
    "attributes in a feed": (b"<rss><item " + ATTRIBUTES + b">", "a.rss", "tag"),
    "nesting in a feed": (b"<rss><channel>" + b"<item>" * 50_000, "a.rss", "nested"),
    "cut gzip": (cut(P * 1000, 20), "a.html.gz", "cut short"),
    "2 GB page": (BOMB, "a.html.gz", "larger than"),
    "2 GB text": (BOMB, "a.txt.gz", "larger than"),
    "2 GB feed": (BOMB, "a.xml.gz", "larger than"),
    "2 GB line": (BOMB, "a.jsonl.gz", "line longer than"),
    "2 GB record": (
        gzip.compress(warc_record("http://a.example/", P, 2 << 30)) + BOMB,
        "a.warc.gz",
        "record larger than",
    ),
    "false length": (warc_record("http://a.example/", P, 9999), "a.warc", "false length"),
    "nested JSON": (b'{"text":' + b"[" * 1_000_000, "a.jsonl", "no JSON"),
    "broken PDF": (b"%PDF-1.7\n" + b"1 0 obj <<" * 10_000, "a.pdf", "cannot be read"),
}
READ = {
    "1.9 MB in one node": (b"<html><body><p>" + f"{SAYS} so. ".encode() * 54_000, "a.html"),
    "10 MB in one line of text": (f"{SAYS} so. ".encode() * 280_000, "a.txt"),
    "300 nested divs": (b"<html><body>" + b"<div>" * 300 + P * 4, "a.html"),
    "100,000 open paragraphs": (b"<html><body>" + b"<p>" * 100_000 + P * 4, "a.html"),
    "lone surrogates": (article(*[SAYS + " so on Friday."] * 4).replace(b"so", LONE), "a.html"),
    "lone surrogates in text": (f"{SAYS} ".encode() + LONE, "a.txt"),
    "entity bomb": (f"<!DOCTYPE html [{ENTITIES}]>&a11;".encode() + P * 4, "a.html"),
    "entity bomb in a feed": (FEED.format(ENTITIES, f"{SAYS} &a11;").encode(), "a.rss"),
    "open comment": (P * 4 + b"<!--" + b"<p>" * 99_999, "a.html"),
    "white space": (b" " * 9_000_000 + f"{SAYS}.".encode(), "a.txt"),
}
