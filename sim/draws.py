"""The only place where random numbers are made: a seed and a name give a stream of uniform numbers.

A stream belongs to one purpose of one component ("lantern-2/detect") in one batch of replications. It yields
columns: the k-th draw for every replication of the batch. Asked for more, it is drawn anew from its start,
so that extending never changes what was drawn. A draw belongs to the thing that uses it, never to the order
in which things happened: engines, tracing, workers and the number of replications change nothing.
"""

from hashlib import blake2b
from typing import Any, Protocol

import numpy as np

from sim.model.arrays import Array, Places

BATCH = 2000  # replications a batch; part of what a seed means
LARGEST_SEED = 2**64 - 1
COUNTER = (1).to_bytes(8, "little")  # SFC64 has three words of state and a counter, which starts at 1
MOST_AT_ONCE = 1_000_000  # uniform numbers drawn in one go; bounds the working memory


class Randomness(Protocol):
    """Something that gives columns of uniform numbers: those of a batch, or of a part of it."""

    @property
    def width(self) -> int:
        """How many replications a column holds."""

    @property
    def replications(self) -> Places:
        """The numbers of the replications, counted within the whole run."""

    def columns(self, name: str, first: int, last: int) -> Array:
        """Give the draws first … last − 1 of a stream: shape (last − first, width)."""

    def pick(self, name: str, rows: int, places: Places) -> Array:
        """Give single draws of a stream, by their places in the flat grid of its first `rows` columns."""


def _first_state(seed: int, batch: int, name: str) -> Any:
    """Key a generator by seed, batch and name; the hash is the same on every machine and in every year."""
    key = seed.to_bytes(8, "little") + batch.to_bytes(8, "little")
    words = blake2b(name.encode(), key=key, digest_size=24).digest()
    state = np.frombuffer(words + COUNTER, dtype="<u8").astype(np.uint64, copy=False)
    return {"bit_generator": "SFC64", "state": {"state": state}, "has_uint32": 0, "uinteger": 0}


class Draws:
    """The random numbers of one batch, or of a slice of its replications.

    Parameters
    ----------
    seed
        The seed of the run, from 0 to 2**64 − 1.
    batch
        The number of the batch, from 0.
    start, stop
        Which replications of the batch to keep, counted within the batch.

    Examples
    --------
    >>> whole, one = Draws(seed=1, batch=0), Draws(seed=1, batch=0, start=7, stop=8)
    >>> bool(whole.columns("lamp-1/detect", 0, 3)[2, 7] == one.columns("lamp-1/detect", 2, 3)[0, 0])
    True
    """

    def __init__(self, seed: int, batch: int, start: int = 0, stop: int = BATCH) -> None:
        self.seed, self.batch, self.start, self.stop = seed, batch, start, stop
        self._streams: dict[str, Array] = {}
        self._spare = np.empty(0)
        self._bits = np.random.SFC64(0)
        self._generator = np.random.Generator(self._bits)

    @property
    def width(self) -> int:
        """How many replications a column holds."""
        return self.stop - self.start

    @property
    def replications(self) -> Places:
        """The numbers of the replications, counted within the whole run."""
        return np.arange(self.start, self.stop, dtype=np.int64) + self.batch * BATCH

    def columns(self, name: str, first: int, last: int) -> Array:
        """Give the draws first … last − 1 of a stream for every replication: shape (last − first, width)."""
        columns = self._streams.get(name)
        if columns is None or len(columns) < last:
            columns = self._streams[name] = self._draw(name, np.empty((last, self.width)))
        return columns[first:last]

    def pick(self, name: str, rows: int, places: Places) -> Array:
        """Give single draws of a stream, by their places in the flat grid of its first `rows` columns.

        The columns are not kept: the next ones are drawn into the same memory, which is still in the cache.
        """
        columns = self._streams.get(name)
        if columns is None or len(columns) < rows:
            if self._spare.size < rows * self.width:
                self._spare = np.empty(rows * self.width)
            columns = self._draw(name, self._spare[: rows * self.width].reshape(rows, self.width))
        return columns.ravel().take(places)

    def _draw(self, name: str, drawn: Array) -> Array:
        """Draw the first columns of a stream, and keep the slice of replications that is wanted."""
        self._bits.state = _first_state(self.seed, self.batch, name)
        if self.width == BATCH:
            self._generator.random(out=drawn)
        else:
            self._draw_slice(drawn)
        return drawn

    def _draw_slice(self, drawn: Array) -> None:
        """Draw whole columns, some at a time, and keep the slice that is wanted."""
        rows = max(1, MOST_AT_ONCE // BATCH)
        for row in range(0, len(drawn), rows):
            part = drawn[row : row + rows]
            part[:] = self._generator.random((len(part), BATCH))[:, self.start : self.stop]


class Chosen:
    """The draws of some of the replications of a batch."""

    def __init__(self, draws: Randomness, places: Places) -> None:
        self._draws, self._places = draws, places

    @property
    def width(self) -> int:
        """How many replications a column holds."""
        return len(self._places)

    @property
    def replications(self) -> Places:
        """The numbers of the replications, counted within the whole run."""
        return self._draws.replications[self._places]

    def columns(self, name: str, first: int, last: int) -> Array:
        """Give the draws first … last − 1 of a stream: shape (last − first, width)."""
        return self._draws.columns(name, first, last).take(self._places, axis=1)

    def pick(self, name: str, rows: int, places: Places) -> Array:
        """Give single draws of a stream, by their places in the flat grid of its first `rows` columns."""
        row, column = np.divmod(places, self.width)
        return self._draws.pick(name, rows, row * self._draws.width + self._places.take(column))
