"""Batches, losses and the file of the event head, on items made by hand. They need PyTorch, which the package itself does not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install 'dragoman[train]'")

from dragoman.resources.event_head import load_event_head  # noqa: E402
from training import event_fitting as fitting  # noqa: E402
from training import event_model as model  # noqa: E402
from training import events  # noqa: E402
from training.event_corpora import TYPES  # noqa: E402
from training.event_items import Deed, Mention, Passage  # noqa: E402
from training.event_scores import area, chosen  # noqa: E402

QUICK = fitting.Plan(epochs=2, rate=1e-3, decay=0.0, least=1)


def half(rows: int) -> np.ndarray:
    return np.random.default_rng(rows).normal(size=(rows, model.VECTOR)).astype(np.float16)


def passage(name: str = "a", kind: str = "paragraph") -> Passage:
    deed = Deed(0, ("AID", "AGREE"), (1, 2), (("rule some", "side -1"), ("side +2",)), ("rule some",), np.asarray([True, False, False]), None, "")
    return Passage(name, kind, 20, half(4), (3,), (deed,))


def mention(name: str = "a", kind: str = "paragraph") -> Mention:
    return Mention(name, kind, False, "name", half(1)[0], half(2), (("word it",), ("home True",)), ("none what",), np.asarray([True, False, False]), np.asarray([False, True, False]))


def silent(line: str) -> None:
    """Nothing is said."""


def test_rare_features_have_no_number() -> None:
    assert model.vocabulary([["a", "b"], ["a", "c"], ["c"]], 2) == {"a": 1, "c": 2}


def test_rows_of_a_batch_are_shifted() -> None:
    batch = model.passage_batch([passage(), passage()], fitting.EVENT_WEIGHTS, {"side -1": 1})
    assert batch.words.tolist() == [3, 0, 7, 4]
    assert batch.candidates.tolist() == [1, 2, 5, 6] and batch.owner.tolist() == [0, 0, 1, 1]
    assert batch.answers[1].tolist() == [float(t in ("AID", "AGREE")) for t in TYPES]


def test_a_net_learns_its_items() -> None:
    names = model.vocabulary([["side -1", "side +2", "rule some"]], 1)
    torch.manual_seed(0)
    net = model.EventNet(len(names), dropout=0.0)
    batch = model.passage_batch([passage()], fitting.EVENT_WEIGHTS, names)
    before = float(model.event_loss(net, batch).detach())
    fitting.fit(net, (model.event_loss(net, batch) for _ in range(60)), 60, fitting.Plan(1, 1e-3, 0.0, 1), silent)
    assert float(model.event_loss(net, batch).detach()) < before - 1


def test_the_file_is_one_that_the_package_loads(tmp_path: Path) -> None:
    net, names = fitting.train_events([passage()] * 3, QUICK, 0, silent)
    owner, features = fitting.train_whose([mention()] * 3, QUICK, 0, silent)
    arrays = events.weights(net) | {"types": events.lines(TYPES), "vocabulary": events.named(net, names)}
    arrays |= events.weights(owner, "whose.") | {"whose.vocabulary": events.named(owner, features)}
    np.savez_compressed(tmp_path / "x.npz", **arrays)  # type: ignore[arg-type]
    head = load_event_head(tmp_path / "x.npz")
    item = passage()
    batch = model.passage_batch([item], fitting.EVENT_WEIGHTS, names)
    with torch.no_grad():
        types, roles = model.event_chances(net, batch)
        codes = model.whose_chances(owner, model.mention_batch([mention()], features))[0]
    read = head.read(item.vectors.astype(np.float32))
    deed, other = item.deeds[0], mention()
    assert np.allclose(head.chances(read)[[3, 0]], types.numpy(), atol=0.01)
    assert np.allclose(head.roles(read[0], read[[1, 2]], deed.features, deed.own)[0], roles[0][0].numpy(), atol=0.01)
    assert np.allclose(head.whose(other.vector.astype(np.float32), other.anchors.astype(np.float32), other.features, other.own), codes.numpy(), atol=0.01)


def test_a_feature_with_a_line_break_is_refused() -> None:
    with pytest.raises(ValueError, match="line break"):
        events.lines(["word a\nb"])


def test_a_vocabulary_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="rows"):
        events.named(model.WhoseNet(3), {"a": 1})


def test_the_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"step": 1, "files": {"a": {}}}', encoding="utf-8")
    (tmp_path / "events.npz").write_bytes(b"abc")
    events.note(tmp_path / "events.npz")
    told = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert told["files"]["events.npz"]["bytes"] == 3 and told["step"] == 1 and "a" in told["files"]


def test_parts_share_no_article() -> None:
    names = [f"a{k}" for k in range(10)]
    parts = [events.fold_of(names, k, 3) for k in (1, 2, 3)]
    assert sorted(n for part in parts for n in part) == sorted(names)


def test_what_is_held_out() -> None:
    held = {"c/1"}
    assert events.is_held(passage("c/1#20", "passage"), held) and not events.is_held(passage("c/2", "label"), held)
    assert events.is_held(mention("events-1#14"), held) and not events.is_held(mention("events-1#15"), held)
    assert not events.is_held(passage("events-1#14"), held) and not events.is_held(mention("events-1#14"), set())


def test_batches_keep_within_their_size() -> None:
    groups = fitting.grouped([passage()] * 200, random.Random(0))
    assert sum(map(len, groups)) == 200 and max(sum(p.words for p in g) for g in groups) <= fitting.SIZE


def test_area_and_choice() -> None:
    assert area([0.9, 0.8, 0.3], [True, False, False]) == 1.0
    rows = [(np.asarray([0.9, 0.1], np.float32), np.asarray([True, False])), (np.asarray([0.6, 0.4], np.float32), np.asarray([False, True]))]
    assert chosen(rows) == "0.500 of 2, the surer half 1.000"
