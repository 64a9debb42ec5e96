"""CoNLL-U in and out."""

from __future__ import annotations

from fogline.nouns import Parse, Span, Token
from fogline.run.conllu import blocks, filled, written

FILE = """# sent_id = 1
# text = They can't.
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def test_words_are_laid_out_and_ranges_are_no_words() -> None:
    text, found = blocks(FILE)
    assert text == "They ca n't .\nYes"
    assert [b.words.forms() for b in found] == [["They", "ca", "n't", "."], ["Yes"]]
    assert [b.words.span.of(text) for b in found] == ["They ca n't .", "Yes"]


def _token(span: Span, text: str, head: int, deprel: str) -> Token:
    return Token(span, text, "X", "Number=Sing", head, deprel)


def test_own_lines_stay_and_the_parse_fills_them() -> None:
    _, found = blocks(FILE)
    words = found[0].words
    rows = zip(words.words, words.forms(), strict=True)
    tokens = [_token(s, f, i - 1, "dep") for i, (s, f) in enumerate(rows)]
    lines = list(filled(found[0], Parse(words.span, tuple(tokens))))
    assert lines[:3] == [
        "# sent_id = 1",
        "# text = They can't.",
        "1\tThey\t_\tX\t_\tNumber=Sing\t0\tdep\t_\t_",
    ]
    assert lines[3].startswith("2-3\tcan't")
    assert [line.split("\t")[0] for line in lines[4:]] == ["2", "3", "4", ""]


def test_a_page_is_written_with_its_glued_words() -> None:
    tokens = (_token(Span(0, 2), "No", -1, "root"), _token(Span(2, 3), ".", 0, "punct"))
    lines = list(written([("No.", Parse(Span(0, 3), tokens))], "p.txt"))
    assert lines == [
        "# newdoc id = p.txt",
        "# sent_id = p.txt-1",
        "# text = No.",
        "1\tNo\t_\tX\t_\tNumber=Sing\t0\troot\t_\tSpaceAfter=No",
        "2\t.\t_\tX\t_\tNumber=Sing\t1\tpunct\t_\t_",
        "",
    ]
