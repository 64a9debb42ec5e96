"""The network in plain torch: MiniLM encoder (BERT, six layers) and the reader's heads."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fogline.reading.labels import CASES, MENTIONS, NAMES, ROLES, UPOS, bio

BASE_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""sentence-transformers/all-MiniLM-L6-v2, revision 1110a24."""

FAR = -1e4


@dataclass(frozen=True, slots=True)
class Size:
    """Sizes of encoder and heads."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    arc: int = 256
    rel: int = 128
    link: int = 64


class Layer(nn.Module):
    """One transformer layer in BERT's manner (normalised after each half)."""

    def __init__(self, s: Size, drop: float) -> None:
        super().__init__()
        self.heads = s.heads
        self.query, self.key, self.value, self.out = (nn.Linear(s.width, s.width) for _ in range(4))
        self.up, self.down = nn.Linear(s.width, s.inner), nn.Linear(s.inner, s.width)
        self.norm1, self.norm2 = (nn.LayerNorm(s.width, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        split = (b, t, self.heads, w // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        if self.training:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        else:
            score = q @ k.transpose(2, 3) * (w // self.heads) ** -0.5 + bias
            y = score.softmax(-1) @ v
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, t, w))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with an added letter-case embedding; gives a learned mix of all its layers."""

    def __init__(self, s: Size, drop: float = 0.1, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, s.width)
        self.places = nn.Embedding(512, s.width)
        self.kind = nn.Parameter(torch.zeros(s.width))
        self.case = nn.Embedding(CASES, s.width)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(s, drop) for _ in range(s.layers))
        self.mix = nn.Parameter(torch.zeros(s.layers + 1))

    def forward(self, ids: Tensor, case: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(place) + self.kind + self.case(case)
        x = self.drop(self.norm(x))
        bias = ((ids == 0).to(x.dtype) * FAR)[:, None, None, :]
        share = self.mix.softmax(0)
        total = share[0] * x
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            total = total + share[i + 1] * x
        return total


class Half(nn.Module):
    """A small projection for one side of a biaffine score; a constant one is added at the end."""

    def __init__(self, wide: int, narrow: int, drop: float = 0.25) -> None:
        super().__init__()
        self.line, self.drop = nn.Linear(wide, narrow), nn.Dropout(drop)

    def forward(self, x: Tensor) -> Tensor:
        y = self.drop(F.gelu(self.line(x)))
        return torch.cat([y, torch.ones_like(y[..., :1])], -1)


class Reader(nn.Module):
    """Encoder and heads. `feats` and `rels` are the label lists learned from the treebanks."""

    def __init__(self, feats: int, rels: int, s: Size | None = None) -> None:
        super().__init__()
        s = s or Size()
        self.encoder = Encoder(s)
        self.drop = nn.Dropout(0.2)
        wide = s.width
        self.upos, self.feats = nn.Linear(wide, len(UPOS)), nn.Linear(wide, feats)
        self.names = nn.Linear(wide, len(bio(NAMES)))
        self.mentions = nn.Linear(wide, len(bio(MENTIONS)))
        self.roles = nn.Linear(wide, 3 * len(ROLES))
        self.arc_dep, self.arc_head = Half(wide, s.arc), Half(wide, s.arc)
        self.rel_dep, self.rel_head = Half(wide, s.rel), Half(wide, s.rel)
        self.link_span, self.link_cue = Half(wide, s.link), Half(wide, s.link)
        self.arc = nn.Parameter(torch.zeros(s.arc + 1, s.arc + 1))
        self.link = nn.Parameter(torch.zeros(s.link + 1, s.link + 1))
        self.rel = nn.Parameter(torch.randn(s.rel + 1, rels * (s.rel + 1)) * 0.01)
        self.rels = rels

    def states(self, ids: Tensor, case: Tensor, first: Tensor) -> Tensor:
        """The root and word vectors (batch, 1 + word, width)."""
        x = self.encoder(ids, case)
        return self.drop(torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1])))

    def arcs(self, x: Tensor, there: Tensor) -> Tensor:
        """Head scores (batch, word, 1 + word); no word is its own head."""
        score = self.arc_dep(x[:, 1:]) @ self.arc @ self.arc_head(x).transpose(1, 2)
        score = score + (~there).to(score.dtype).unsqueeze(1) * FAR
        own = torch.eye(x.shape[1], device=x.device, dtype=score.dtype)[1:]
        return score + own * FAR

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Relation scores of every word to its given head."""
        d, h = self.rel_dep(x[:, 1:]), self.rel_head(x)
        h = torch.gather(h, 1, heads.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        b, w, k = d.shape
        return ((d @ self.rel).view(b, w, self.rels, k) @ h.unsqueeze(-1)).squeeze(-1)

    def cue_links(self, x: Tensor, there: Tensor) -> Tensor:
        """Scores of the cue that a word's span belongs to; place 0 says none."""
        score = self.link_span(x[:, 1:]) @ self.link @ self.link_cue(x).transpose(1, 2)
        return score + (~there).to(score.dtype).unsqueeze(1) * FAR


def word_mask(first: Tensor) -> Tensor:
    """Which places hold the root or a word (batch, 1 + word)."""
    there = first > 0
    return torch.cat([torch.ones_like(there[:, :1]), there[:, 1:]], 1)


class Exported(nn.Module):
    """What the ONNX file computes: classes where no search follows, scores where one does.

    `heads` (batch, word) asks for relations to given heads; -1 takes the best-scoring head.
    """

    def __init__(self, reader: Reader, root: int) -> None:
        super().__init__()
        self.reader, self.root = reader, root

    def forward(
        self, ids: Tensor, case: Tensor, first: Tensor, heads: Tensor
    ) -> tuple[Tensor, ...]:
        r = self.reader
        x = r.states(ids, case, first)
        there = word_mask(first)
        arc = r.arcs(x, there)
        chosen = torch.where(heads < 0, arc.argmax(-1), heads)
        rel = r.relations(x, chosen)
        is_root = torch.nn.functional.one_hot(torch.tensor(self.root), r.rels).to(rel.dtype)
        rel = rel + is_root * torch.where(chosen == 0, -FAR, FAR).to(rel.dtype).unsqueeze(-1)
        w = x[:, 1:]
        tags = (r.names(w).log_softmax(-1), r.mentions(w).log_softmax(-1))
        return (
            r.upos(w).argmax(-1),
            r.feats(w).argmax(-1),
            arc,
            rel.argmax(-1),
            *tags,
            r.roles(w),
            r.cue_links(x, there),
        )


def load_base(reader: Reader, folder: Path) -> None:
    """Lay the base encoder's weights in, after checking the SHA-256 of its files."""
    from safetensors.torch import load_file

    for name, right in BASE_SHA256.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != right:
            raise ValueError(f"{folder / name} is not the file that this recipe was written for")
    w = load_file(folder / "model.safetensors")
    e = reader.encoder
    with torch.no_grad():
        e.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        e.places.weight.copy_(w["embeddings.position_embeddings.weight"])
        e.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
        _copy(e.norm, w, "embeddings.LayerNorm")
        for i, layer in enumerate(e.layers):
            at = f"encoder.layer.{i}."
            for name, part in _parts(layer):
                _copy(part, w, at + name)


def _parts(layer: nn.Module) -> list[tuple[str, nn.Module]]:
    names = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    return [(theirs, getattr(layer, ours)) for theirs, ours in names.items()]


def _copy(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(part, kind).copy_(weights[f"{name}.{kind}"])
