"""A checkpoint into the package: one int8 ONNX file with its label lists inside, and the vocabulary.

Dynamic quantisation to eight bits, weights per channel; biaffine products stay in floating point.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from fogline.reading.pieces import Vocabulary, padded
from training import train
from training.model import Exported

INPUTS = ["ids", "case", "first", "heads"]
OUTPUTS = ["upos", "feats", "arc", "rel", "names", "mentions", "roles", "links"]
SAMPLE = (["Shells", "fell", "on", "Northport", "overnight"], ["He", "said", "so", "."])


def export(checkpoint: Path, tokenizer: Path, folder: Path, work: Path) -> Path:
    """Write `reader.onnx` and `tokenizer.json` into `folder`; the fp32 file stays in `work`."""
    model, labels = train.load(checkpoint)
    wrapped = Exported(model, labels.rels.index("root")).eval()
    work.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    plain, prepared, small = (
        work / "reader.fp32.onnx",
        work / "prepared.onnx",
        folder / "reader.onnx",
    )
    _to_onnx(wrapped, Vocabulary(tokenizer), plain)
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    for path in (plain, small):
        _label(path, {"feats": labels.feats, "rels": labels.rels})
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    return small


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
