"""The budget: the latency of a true alert, split into stages that add up to it exactly.

Every stage is a difference of instants of one chain that runs from the onset to the delivery. So nothing is
counted twice, and nothing falls between two stages.
"""

import numpy as np

from sim.records import CentreColumns, Column

STAGES = (
    "scan_wait",
    "missed_looks",
    "unused_reports",
    "processing",
    "link",
    "relays",
    "sharing",
    "queue",
    "service",
    "confirmation",
    "decision",
    "delivery",
)
"""The stages of the budget, in order."""

CHAIN = (
    "first_look",
    "first_fired",
    "look",
    "processed",
    "linked",
    "relayed",
    "shared",
    "begun",
    "served",
    "met",
    "decided",
    "delivered",
)
"""The instant at which each stage ends, where the alert was not adopted; the first begins at the onset."""


def stages(columns: CentreColumns, onset: Column) -> Column:
    """Split the latency of each replication into its stages.

    The stages of one replication sum to delivery − onset, but for rounding. For an adopted alert the way from
    the giver to the centre is added to `sharing`, and `decision` is the giver's and the centre's together.

    Parameters
    ----------
    columns : CentreColumns
        What the centre did in R replications.
    onset : array of float, shape (R,)
        The onset, in ticks; NaN where none came.

    Returns
    -------
    array of float, shape (12, R)
        Ticks, a row for each of `STAGES`; NaN where no true alert was delivered.

    Examples
    --------
    >>> import numpy as np
    >>> from sim.records import PATH
    >>> path = np.full((len(PATH), 1), 73.0)
    >>> path[:, 0] = [53, 63, 63, 64, 66, 66, 66, 66, 67, 70, np.nan, np.nan, 72, 73]
    >>> nothing = np.zeros(1)
    >>> alone = CentreColumns(path, nothing, nothing, nothing, nothing)
    >>> dict(zip(STAGES, stages(alone, np.array([50.0]))[:, 0].tolist()))["missed_looks"]
    10.0
    """
    split = np.empty((len(STAGES), len(onset)))
    begin = onset
    for row, name in zip(split, CHAIN, strict=True):
        end = columns.instant(name)
        np.subtract(end, begin, out=row)
        begin = end
    met, given = columns.instant("met"), columns.instant("given")
    adopted, decided = columns.instant("adopted"), columns.instant("decided")
    taken = ~np.isnan(adopted)
    split[STAGES.index("sharing"), taken] += (adopted - given)[taken]
    split[STAGES.index("decision"), taken] = ((given - met) + (decided - adopted))[taken]
    return split
