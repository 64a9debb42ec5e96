"""Another reader: any UDPipe 1 model in place of the shipped network.

Needs the extra `udpipe` (`ufal.udpipe`, MPL-2.0) and a model file, such as those of
LINDAT/CLARIAH-CZ. Gives trees only: names and attribution are then left to gazetteer and rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from fogline.nouns import Parse, Token
from fogline.reading.labels import FEATURES
from fogline.reading.parse import Words


class UdpipeReader:
    """A reader over the UDPipe model in `path`, loaded at the first parse."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """Which model this is: `udpipe-` and the file's name."""
        return f"udpipe-{self._path.stem}"

    @cached_property
    def _model(self) -> Any:
        from ufal.udpipe import Model

        model = Model.load(str(self._path))
        if model is None:
            raise ValueError(f"{self._path} is no UDPipe model")
        return model

    def parse(self, sentences: Sequence[Words]) -> list[Parse]:
        """The parse of each sentence, in order."""
        return [self._one(s) for s in sentences]

    def _one(self, s: Words) -> Parse:
        from ufal.udpipe import Pipeline, Sentence

        made = Sentence()
        for form in s.forms():
            made.addWord(form)
        self._model.tag(made, Pipeline.DEFAULT)
        self._model.parse(made, Pipeline.DEFAULT)
        rows = zip(s.words, list(made.words)[1:], strict=True)
        tokens = (
            Token(span, w.form, w.upostag, _kept(w.feats), w.head - 1, w.deprel) for span, w in rows
        )
        return Parse(s.span, tuple(tokens), reader=self.name)


def _kept(feats: str) -> str:
    """The features that rules need."""
    return "|".join(f for f in feats.split("|") if f.split("=")[0] in FEATURES) or "_"
