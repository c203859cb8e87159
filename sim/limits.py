"""Limits: which numbers a run takes, and how much work is too much for a classroom."""

from sim.draws import LARGEST_SEED
from sim.model.workload import Workload

ASK_ABOVE = {"events": 1e8, "vector": 1e10}  # steps above which the work must be agreed to
REFUSE_ABOVE = 1e10
A_COLUMN = {"events": 8.0, "vector": 850.0}  # what drawing a whole column takes, in looks of the engine
MOST_SERIES = 1e5  # series of looks, cued ones included; each takes memory of its own
LAST_REPLICATION = 10**15  # the highest number that a replication may have


class TooMuchWork(Exception):
    """Raised before a run that would take too long.

    Attributes
    ----------
    estimate : float
        Looks and the like that the run would take.
    key : str
        The key of the scenario that causes most of them.
    limit : float
        How many are allowed.
    final : bool
        Whether no engine plays as many, agreed or not.
    """

    def __init__(self, estimate: float, key: str, limit: float, *, final: bool) -> None:
        super().__init__(
            f"as much work as about {estimate:.1e} looks, more than {limit:.0e}; most of it is due to {key}"
        )
        self.estimate, self.key, self.limit, self.final = estimate, key, limit, final


def check_numbers(replications: int, first: int, seed: int) -> None:
    """Refuse numbers that no run can have.

    Raises
    ------
    ValueError
        If one is outside of what is allowed; the message says what is.
    """
    for name, value in (("replications", replications), ("first replication", first), ("seed", seed)):
        if isinstance(value, bool) or not hasattr(value, "__index__"):
            raise ValueError(f"{name}: found {value!r}; allowed is a whole number, without quotes or a point")
    if replications < 1:
        raise ValueError(f"replications: found {replications}; allowed is a whole number of at least 1")
    if not 0 <= first <= LAST_REPLICATION:
        raise ValueError(f"first replication: found {first}; allowed is a whole number to {LAST_REPLICATION}")
    if not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"seed: found {seed}; allowed is a whole number from 0 to {LARGEST_SEED}")


def check_work(workload: Workload, replications: int, pieces: int, engine: str, *, agreed: bool) -> None:
    """Refuse a run that would take too long.

    A column of random numbers is drawn for a whole batch, however few replications a piece of it has. So
    many narrow pieces cost more than their looks.

    Raises
    ------
    TooMuchWork
        If it is too much for any engine, or for this one and not agreed to.
    """
    if workload.series > MOST_SERIES:
        raise TooMuchWork(workload.series, workload.series_key, MOST_SERIES, final=True)
    steps = workload.steps * replications
    if steps > REFUSE_ABOVE:
        raise TooMuchWork(steps, workload.key, REFUSE_ABOVE, final=True)
    effort = steps + workload.steps * pieces * A_COLUMN[engine]
    if effort > ASK_ABOVE[engine] and not agreed:
        raise TooMuchWork(effort, workload.key, ASK_ABOVE[engine], final=False)
