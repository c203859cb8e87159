"""Ending early: with --until alert, each replication is played for some time after its onset, then longer.

Everything feeds forward: what happens up to an instant depends on no look after it. So a replication may be
settled though no later look was made, and then its numbers are those of a whole run.
"""

from __future__ import annotations

from collections.abc import MutableMapping

import numpy as np
from attrs import evolve, fields

from sim.draws import Chosen
from sim.engines.purposes import Onsets
from sim.engines.vector.batch import Batch
from sim.engines.vector.columns import centre_columns
from sim.engines.vector.flow import play_batch
from sim.engines.vector.settled import settled
from sim.model.arrays import Array, Flags, Places
from sim.model.network import Network
from sim.records import PATH, CentreColumns

Spans = MutableMapping[Network, float]

FIRST_SPAN = 1 / 16  # of the horizon: what is played after the onset where nothing is known yet
LONGER = 2.0  # how much longer where that was not enough
ENOUGH = 0.97  # the share of replications that the span of the next batch should be enough for
SPARE = 1.25  # how much longer than the longest may be
CHEAP = 0.25  # what may be played in vain, of all, so that hardly any has to be played again


def play_until_alert(batch: Batch, spans: Spans) -> dict[str, CentreColumns]:
    """Play replications to their ends; `spans` remembers from batch to batch how long that takes."""
    written = {centre.name: _blank(batch.width) for centre in batch.network.centres}
    span = spans.get(batch.network, FIRST_SPAN * batch.horizon)
    never = np.isnan(batch.onsets.at)
    left = begun = np.flatnonzero(~never)
    lasted = np.full(batch.width, np.inf)
    while len(left):
        cut = np.minimum(batch.onsets.at[left] + span, batch.horizon)
        done, needed = _play_some(batch, left, cut, written)
        lasted[left] = needed - batch.onsets.at[left]
        left = left[~done]
        span = max(LONGER * span, FIRST_SPAN * batch.horizon)  # it may be 0: all may have ended at once
    if len(begun):
        spans[batch.network] = _next_span(lasted[begun], span, float(batch.onsets.at[begun].mean()))
    left = np.flatnonzero(never)
    if len(left):
        _play_some(batch, left, np.full(len(left), batch.horizon), written)
    return written


def _play_some(
    batch: Batch, left: Places, cut: Array, written: dict[str, CentreColumns]
) -> tuple[Flags, Array]:
    """Play some replications up to their cuts, and write down those that are done.

    Give which are done, and up to when looks were needed.
    """
    part = evolve(batch, cut=cut)
    if len(left) < batch.width:
        onsets = Onsets(batch.onsets.at[left], batch.onsets.end[left], batch.onsets.zone[left])
        part = evolve(part, draws=Chosen(batch.draws, left), onsets=onsets)
    played = play_batch(part, all_firsts=False)
    done, needed = settled(part, played)
    done |= cut >= batch.horizon
    here = np.flatnonzero(done)
    for name, columns in written.items():
        _write(columns, left[here], centre_columns(part, played, name), here)
    return done, needed


def _next_span(lasted: Array, span: float, begun: float) -> float:
    """Choose the span for the next batch from how long this one's replications lasted.

    Parameters
    ----------
    lasted
        How long after the onset looks were needed, in ticks; infinity where all up to the horizon were, of
        which nothing can be learnt.
    span
        What is played next where that holds for all.
    begun
        When the onsets were, on average: where they are late, a longer span costs little.
    """
    lasted = np.sort(lasted[lasted < np.inf])
    if not len(lasted):
        return span
    known = float(lasted[int(ENOUGH * (len(lasted) - 1))])
    most = known + CHEAP * (begun + known)
    longest = float(lasted[lasted <= most][-1])
    return known if longest == known else min(SPARE * longest, most)


def _write(columns: CentreColumns, to: Places, part: CentreColumns, of: Places) -> None:
    for attribute in fields(CentreColumns):
        getattr(columns, attribute.name)[..., to] = getattr(part, attribute.name)[..., of]


def _blank(width: int) -> CentreColumns:
    return CentreColumns(
        path=np.full((len(PATH), width), np.nan),
        first_alert=np.full(width, np.nan),
        first_true=np.zeros(width, dtype=bool),
        false_alerts=np.zeros(width, dtype=np.int32),
        armed=np.zeros(width),
    )
