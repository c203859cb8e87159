"""Playing from the command line: long runs are asked about, and interrupted ones say what was done."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import typer

from sim.cli.mistakes import Mistake
from sim.cli.options import agree

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from sim.running import TooMuchWork

T = TypeVar("T")
INTERRUPTED = 130
ENGINES = ("auto", "events", "vector")


def with_consent(work: Callable[[bool], T], *, yes: bool) -> T:
    """Do work that may be too much; ask, where someone can be asked, whether it is to go on.

    Parameters
    ----------
    work
        Called with whether a long run is agreed to.
    yes
        Whether it was agreed to beforehand.

    Raises
    ------
    Mistake
        If it is too much, or if the engine cannot play the scenario.
    """
    from sim.running import TooMuchWork, UnsupportedScenario

    try:
        try:
            return work(yes)
        except TooMuchWork as error:
            if error.final or not agree(error.estimate, error.key):
                raise
            return work(True)
    except TooMuchWork as error:
        raise _too_much(error) from error
    except UnsupportedScenario as error:
        raise Mistake(
            "This engine cannot play the scenario.",
            where="--engine",
            found=str(error),
            allowed="auto, or an engine that can play it",
            remedy="leave --engine out, or take --engine events",
        ) from error


def _too_much(error: TooMuchWork) -> Mistake:
    agreeing = "" if error.final else ", or add --yes if it is meant"
    return Mistake(
        "This is too much work." if error.final else "This takes long, and nobody is there to be asked.",
        where=error.key,
        found=f"as much work as about {error.estimate:.1e} looks, most of it due to {error.key}",
        allowed=f"{error.limit:.0e}" + ("" if error.final else " without asking"),
        remedy=f"change {error.key}, take fewer replications or an earlier horizon{agreeing}",
    )


@contextmanager
def interruptible(done: Callable[[], str]) -> Iterator[None]:
    """Let Ctrl-C end the command at once, saying what was done."""
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write(f"\nInterrupted: {done()}\n")
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """Give a pool of processes, or None for one; they end at once where the run is interrupted."""
    if count == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield pool
    except BaseException:
        threading.excepthook = lambda _: None  # the pool's own thread complains of what is cancelled
        for child in active_children():
            child.terminate()
        pool.shutdown(cancel_futures=True)  # waits for its own thread, which might complain later
        raise
    pool.shutdown()


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the parent process."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
