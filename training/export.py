"""A checkpoint into the package: an int8 ONNX file with its label lists inside, and the vocabulary.

Static quantisation: weights to eight bits per channel, activations to eight bits by ranges seen on
training sentences. Ranges that are fixed make a sentence's parse independent of its neighbours in a
batch, which ranges taken from each batch (dynamic quantisation) would not; it is also faster.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from fogline.reading.pieces import Vocabulary, padded
from fogline.reading.reader import batches
from training import train
from training.model import Exported

INPUTS = ["ids", "case", "first", "heads"]
OUTPUTS = ["upos", "feats", "arc", "rel", "names", "mentions", "roles", "links"]
SAMPLE = (["Shells", "fell", "on", "Northport", "overnight"], ["He", "said", "so", "."])
CALIBRATION = 400
"""Sentences that the activation ranges are taken from."""


def export(
    checkpoint: Path, tokenizer: Path, sentences: Sequence[list[str]], folder: Path, work: Path
) -> Path:
    """Write `reader.onnx` and `tokenizer.json` into `folder`; the fp32 file stays in `work`."""
    model, labels = train.load(checkpoint)
    wrapped = Exported(model, labels.rels.index("root")).eval()
    work.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    plain, small = work / "reader.fp32.onnx", folder / "reader.onnx"
    vocabulary = Vocabulary(tokenizer)
    _to_onnx(wrapped, vocabulary, plain)
    chosen = Random(0).sample(list(sentences), min(CALIBRATION, len(sentences)))
    _quantise(plain, small, _Batches(vocabulary, chosen), work)
    for path in (plain, small):
        _label(path, {"feats": labels.feats, "rels": labels.rels})
    for place in (folder, work):
        shutil.copyfile(tokenizer, place / "tokenizer.json")
    return small


def _quantise(plain: Path, small: Path, seen: _Batches, work: Path) -> None:
    prepared, step = work / "prepared.onnx", work / "step.onnx"
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_static(
        str(prepared),
        str(step),
        seen,
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        nodes_to_quantize=_products(prepared),
        extra_options={"OpTypesToExcludeOutputQuantization": ["MatMul"]},
    )
    quantize_dynamic(
        str(step),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["Gather"],
    )


def _products(path: Path) -> list[str]:
    """Matrix products with fixed weights; products of two activations stay in floating point."""
    graph = onnx.load(str(path)).graph
    fixed = {i.name for i in graph.initializer}
    return [n.name for n in graph.node if n.op_type == "MatMul" and n.input[1] in fixed]


class _Batches(CalibrationDataReader):  # type: ignore[misc]
    """Sentences as the network's inputs, one small batch at a time."""

    def __init__(self, vocabulary: Vocabulary, sentences: Sequence[list[str]]) -> None:
        self._left = self._all([vocabulary.read(s) for s in sentences])

    @staticmethod
    def _all(read: list[Any]) -> Iterator[dict[str, Any]]:
        for group in batches([len(p.ids) for p in read], 600):
            ids, case, first = padded([read[k] for k in group])
            heads = np.full((len(group), first.shape[1] - 1), -1, np.int64)
            yield {"ids": ids, "case": case, "first": first, "heads": heads}

    def get_next(self) -> dict[str, Any] | None:
        """The next batch, None at the end."""
        return next(self._left, None)


def _to_onnx(model: Exported, vocabulary: Vocabulary, path: Path) -> None:
    ids, case, first = (torch.from_numpy(a) for a in padded([vocabulary.read(s) for s in SAMPLE]))
    heads = torch.full((ids.shape[0], first.shape[1] - 1), -1)
    words = {0: "b", 1: "w"}
    axes = {"ids": {0: "b", 1: "t"}, "case": {0: "b", 1: "t"}, "first": {0: "b", 1: "v"}}
    axes |= {"heads": words} | {name: dict(words) for name in OUTPUTS}
    axes["arc"] |= {2: "v"}
    axes["links"] |= {2: "v"}
    torch.onnx.export(
        model,
        (ids, case, first, heads),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _label(path: Path, lists: dict[str, tuple[str, ...]]) -> None:
    model = onnx.load(str(path))
    for name, values in lists.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = name, json.dumps(values)
    onnx.save(model, str(path))
