"""Another UD pipeline in the reader's place: a tiny UDPipe model, trained here on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.reading.parse import spelled
from fogline.reading.reader import Reader
from fogline.reading.udpipe import UdpipeReader

udpipe = pytest.importorskip("ufal.udpipe")

ROWS = ("The DET 2 det", "{} NOUN 3 nsubj", "{} VERB 0 root", "the DET 5 det", "{} NOUN 3 obj")
WORDS = [(n, v, o) for n in ("army", "militia", "crowd") for v in ("left", "burned", "held")
         for o in ("town", "bridge", "camp")]  # fmt: skip


def conllu() -> str:
    blocks = []
    for words in WORDS:
        left = iter(words)
        lines = []
        for i, row in enumerate(ROWS, 1):
            form, upos, head, rel = row.split()
            form = next(left) if form == "{}" else form
            lines.append(f"{i}\t{form}\t{form}\t{upos}\t_\t_\t{head}\t{rel}\t_\t_")
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = udpipe.InputFormat.newConlluInputFormat()
    source.setText(conllu())
    train, sentence = udpipe.Sentences(), udpipe.Sentence()
    error = udpipe.ProcessingError()
    while source.nextSentence(sentence, error):
        train.append(sentence)
        sentence = udpipe.Sentence()
    none = udpipe.Trainer.NONE
    tagger = "models=1;iterations=2"
    parser = "iterations=5;hidden_layer=10;batch_size=1;embedding_form=4"
    made = udpipe.Trainer.train(
        "morphodita_parsito", train, udpipe.Sentences(), none, tagger, parser, error
    )
    assert not error.occurred(), error.message
    path = tmp_path_factory.mktemp("udpipe") / "tiny.udpipe"
    path.write_bytes(bytes(made, "latin-1", "surrogateescape") if isinstance(made, str) else made)
    return path


def test_it_takes_the_place_of_the_reader(model: Path) -> None:
    reader: Reader = UdpipeReader(model)
    words = spelled(["The", "militia", "held", "the", "bridge"])
    (found,) = reader.parse([words])
    assert [t.span for t in found.tokens] == list(words.words)
    assert [t.text for t in found.tokens] == words.forms()
    assert sum(t.head == -1 for t in found.tokens) == 1
    assert found.reader == "udpipe-tiny"
    assert found.names == ()


def test_a_file_that_is_no_model_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"no")
    with pytest.raises(ValueError, match="no UDPipe model"):
        UdpipeReader(tmp_path / "x").parse([spelled(["Hello"])])
