"""Results: a scenario is run, and what came out can be read, shown, drawn and put into tables."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim._version import __version__
from sim.analysis.measures import Measures, measure
from sim.model.loading import load
from sim.model.problems import printable
from sim.model.scenario import Scenario
from sim.model.wording import amount
from sim.records import Records
from sim.running import Progress
from sim.studies.precise import play_as_asked
from sim.tidy import tidy, to_frame
from sim.views.plots import Plot

if TYPE_CHECKING:
    import pandas as pd


@frozen(eq=False)
class Result:
    """What came out of a run.

    Attributes
    ----------
    scenario : Scenario
        What was played.
    seed, replications : int
        The seed, and how many replications.
    engine, why : str
        Which engine played, and why that one, in a sentence.
    until : str or None
        "alert" where replications ended at their alerts.
    records : Records
        What came out, replication by replication.
    started : str or None
        When the run began: date and time, in UTC.
    seconds : float or None
        How long it took.
    command : str or None
        The command that repeats it, where a command made it.
    stopped : str or None
        Why it stopped where it did, in a sentence, where it ran to a precision.
    """

    scenario: Scenario
    seed: int
    replications: int
    engine: str
    why: str
    until: str | None
    records: Records
    started: str | None = None
    seconds: float | None = None
    command: str | None = None
    stopped: str | None = None

    @cached_property
    def measures(self) -> Measures:
        """The measures of every centre and station, each with its interval and n."""
        return measure(self.scenario, self.records)

    @property
    def plot(self) -> Plot:
        """The figures of this result: `result.plot.budget()`."""
        return Plot(self)

    def to_json(self) -> dict[str, Any]:
        """Give all numbers as plain data for JSON; None where a number does not exist."""
        return {
            "scenario": self.scenario.name,
            "seed": self.seed,
            "replications": self.replications,
            "engine": self.engine,
            "version": __version__,
            **({"stopped": self.stopped} if self.stopped else {}),
            **self.measures.to_json(),
        }

    def to_pandas(self, kind: str = "replications") -> pd.DataFrame:
        """Give one tidy table (needs the extra `notebook`); `sim.tidy.tidy` says which there are.

        Raises
        ------
        ValueError
            If there is no such table, or it was not kept.
        ModuleNotFoundError
            If pandas is not there.
        """
        return to_frame(tidy(self, kind))

    def save(
        self,
        folder: str | Path,
        *,
        format: str = "csv",  # as pandas and matplotlib call it
        force: bool = False,
    ) -> None:
        """Save the result as a folder of tidy tables; `sim.open` gives the same result back.

        Replications, alerts, budgets and stations are always there, each other table where it was kept. An
        alert of a run that did not keep alerts is played again: the same seed gives the same numbers.

        Parameters
        ----------
        folder
            The folder to make. It is there as a whole or not at all, even if the process is killed.
        format
            "csv", or "parquet" (needs the extra `parquet`).
        force
            Whether a saved result that is there is replaced.

        Raises
        ------
        SavedResultError
            If the folder is there already, or cannot be written.
        ValueError
            If there is no such format.
        ModuleNotFoundError
            If Parquet is asked for and pyarrow is not there.
        """
        from sim.saving.places import check_place
        from sim.saving.writing import check_format, save, with_alerts

        check_format(format)
        check_place(folder, force=force)
        save(with_alerts(self), folder, layout=format, force=force)

    def report(self, file: str | Path, *, force: bool = False, **asked: Any) -> None:
        """Write a report of this result: one page of HTML, to be handed in.

        It replaces a file only with `force`. `sim.report` says what it may be asked.

        Raises
        ------
        FileExistsError, OSError
            If the file is there, or cannot be written.
        ValueError
            If there is no such centre or replication.
        """
        from sim.reporting.making import report_of

        report_of(self, **asked).save(file, force=force)

    def __repr__(self) -> str:
        """Say in one line what was played."""
        many = amount(self.replications, "replication")
        return f"<Result {printable(self.scenario.name)}: {many} of seed {self.seed}, engine {self.engine}>"

    def __str__(self) -> str:
        """Tell the measures as the command does, within 80 columns."""
        from sim.views.terminal import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from sim.views.cards import result_card

        return result_card(self)


def run(
    scenario: Scenario | str | Path,
    *,
    replications: int = 1000,
    seed: int = 1,
    engine: str = "auto",
    until: str | None = None,
    tables: Iterable[str] = (),
    executor: Executor | None = None,
    progress: Progress | None = None,
    agreed: bool = False,
    precision: float | None = None,
    limit: int = 1_000_000,
) -> Result:
    """Run a scenario.

    Parameters
    ----------
    scenario
        A scenario, a file, or the name of a shipped one.
    replications
        How many replications.
    seed
        From 0 to 2**64 − 1. The same seed gives the same numbers, on any machine and with any executor.
    engine
        "events" (SimPy), "vector" (NumPy), or "auto": the faster one where it can play the scenario.
    until
        "alert": a replication ends once everyone is warned; then stations have no measures.
    tables
        Which tables to keep: "looks", "reports", "visits", "alerts", "outages".
    executor
        Any executor of `concurrent.futures` to play batches; this process where left out, and for short runs.
    progress
        Called with the replications done and their total.
    agreed
        Whether a long run is agreed to.
    precision
        Half of the interval of every centre's mean latency, as a share of the mean, such as 0.01: whole
        batches are added until it is reached. `replications` is then how many at least.
    limit
        With a precision: how many replications at most. `Result.stopped` says why it stopped.

    Raises
    ------
    ScenarioError
        If the scenario cannot be used; tells all that is wrong with it.
    ValueError
        If a number or a word is outside of what is allowed; the message says what is.
    TooMuchWork
        If the run would take too long.
    UnsupportedScenario
        If the engine that was asked for cannot play the scenario.

    Examples
    --------
    >>> result = run("first_light", replications=50, seed=1)
    >>> result.measures.centres["harbour"].detected.value
    1.0
    """
    if until not in (None, "alert"):
        raise ValueError(f"until: found {until!r}; allowed is 'alert', or nothing for the horizon")
    chosen = scenario if isinstance(scenario, Scenario) else load(scenario)
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), monotonic()
    asked: Any = {"engine": engine, "until_alert": until == "alert", "tables": tables, "executor": executor}
    asked |= {"progress": progress, "agreed": agreed, "precision": precision, "limit": limit}
    played, stopped = play_as_asked(chosen, replications, seed, **asked)
    return Result(
        scenario=chosen,
        seed=seed,
        replications=played.replications,
        engine=played.engine,
        why=played.why,
        until=until,
        records=played.records,
        started=started,
        seconds=round(monotonic() - clock, 3),
        stopped=stopped,
    )
