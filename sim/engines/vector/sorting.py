"""Sorting instants row by row, first things first, ties in the order in which they stand."""

import numpy as np

from sim.model.arrays import Array, Places


def sort_rows(instants: Array) -> tuple[Places, Array]:
    """Sort each row of instants (all >= 0): give places in the flat array, and the instants. Shape (C, n).

    The place goes into the lowest bits of the instant, so that one sort of plain numbers does it. Instants
    that differ only in those bits may come out wrong: these few rows are sorted again with care.
    """
    slots = instants.shape[1]
    bits = max(1, (slots - 1).bit_length())
    mask = np.int64((1 << bits) - 1)
    keys = (instants.view(np.int64) & ~mask) | np.arange(slots)
    keys.sort(axis=1)
    keys &= mask
    starts = (np.arange(len(instants)) * slots)[:, np.newaxis]
    order: Places = np.add(keys, starts, out=keys).astype(np.intp, copy=False)  # 32-bit machines, too
    flat = instants.ravel()
    in_order = flat.take(order)
    wrong = np.flatnonzero((in_order[:, 1:] < in_order[:, :-1]).any(axis=1))
    if len(wrong):
        order[wrong] = np.argsort(instants[wrong], axis=1, kind="stable") + starts[wrong]
        in_order[wrong] = flat.take(order[wrong])
    return order, in_order
