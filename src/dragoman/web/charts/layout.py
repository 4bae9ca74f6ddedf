"""Where the nodes of a network stand: the forces of Fruchterman and Reingold (1991, Software: Practice and Experience 21:1129), the same each time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

STEPS = 300
PULL = 0.06  # toward the middle, so that what is tied to nothing stays in sight


def layout(count: int, edges: Sequence[tuple[int, int, float]]) -> NDArray[np.float64]:
    """Places of nodes in the unit square, from edges (node, node, weight above 0). Nodes begin on a spiral in their order: no chance is in it."""
    if count == 0:
        return np.zeros((0, 2))
    turn = np.arange(count) * 2.399963  # the golden angle: neighbours in order begin apart
    places = (np.sqrt((np.arange(count) + 0.5) / count)[:, None]) * np.column_stack([np.cos(turn), np.sin(turn)])
    ties = np.zeros((count, count))
    for a, b, weight in edges:
        if a != b:
            ties[a, b] = ties[b, a] = ties[a, b] + weight
    ties = np.sqrt(ties / max(ties.max(), 1e-9))
    ideal = 1.6 / np.sqrt(count)
    for step in range(STEPS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(-1)), 1e-3)
        force = (ideal**2 / distance**2 - ties * distance / ideal)[:, :, None] * apart
        moves = force.sum(1) - PULL * places * count * ideal
        length = np.maximum(np.sqrt((moves**2).sum(-1, keepdims=True)), 1e-9)
        places = places + moves / length * np.minimum(length, 0.12 * (1 - step / STEPS) + 1e-3)
    low, high = places.min(0), places.max(0)
    return np.asarray((places - low) / np.maximum(high - low, 1e-9)) if count > 1 else np.full((1, 2), 0.5)
