"""The catalogue of measures: what each one is called, what it means, and over what it is taken.

Whatever shows a measure to a reader (the commands, the pages, the reference) takes its words from here.
"""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Entry:
    """What is said of one measure.

    Attributes
    ----------
    name : str
        Its name in results.
    value : str
        What its number is, which is the key it has in JSON: "mean", "fraction" or "rate".
    unit : str
        Its unit; empty where it has none.
    meaning : str
        What it is, in a sentence.
    condition : str
        Which replications it is taken over, in a sentence.
    """

    name: str
    value: str
    unit: str
    meaning: str
    condition: str

    @property
    def label(self) -> str:
        """Its name with spaces, for people."""
        return self.name.replace("_", " ")


QUANTILES: Mapping[str, float] = {"p50": 0.50, "p90": 0.90, "p95": 0.95, "p99": 0.99}
"""The quantiles of the latency: p90 is the latency that nine of ten detected replications stay below."""

_DETECTED = (
    "Over the replications with a true alert delivered by the horizon; the missed share stands beside it."
)
_ONSET = "Of the replications whose onset came by the horizon."
_ALL = "Over all replications."

CENTRE = (
    Entry("latency", "mean", "ticks", "From the onset to the delivery of the first true alert.", _DETECTED),
    Entry("detected", "fraction", "", "How often a true alert was delivered by the horizon.", _ONSET),
    Entry(
        "in_time",
        "fraction",
        "",
        "How often a true alert was delivered by the deadline; a miss counts against it.",
        f"{_ONSET} There is none without a deadline.",
    ),
    Entry(
        "margin",
        "mean",
        "ticks",
        "The deadline minus the latency; below zero where the alert was late.",
        f"{_DETECTED} There is none without a deadline.",
    ),
    Entry(
        "false_alerts",
        "rate",
        "per tick",
        "Own false alerts for each tick in which the rule was armed.",
        "Over all replications, from the warmup to the centre's first own true alert, or else to the horizon;"
        " adopted alerts never count.",
    ),
    Entry(
        "time_to_first_alert",
        "mean",
        "ticks",
        "From the start to the delivery of the first alert of any kind.",
        "Over the replications with an alert; the share without one stands beside it.",
    ),
    Entry(
        "first_alert_true",
        "fraction",
        "",
        "How often the first alert was true.",
        "Of the replications with an alert.",
    ),
    Entry("budget", "mean", "ticks", "The latency, split into stages that add up to it.", _DETECTED),
)
"""The measures of a centre, in order, as they stand in the JSON of a run."""

BESIDE = (
    Entry("missed", "fraction", "", "How often no true alert was delivered by the horizon.", _ONSET),
    Entry(
        "without_alert", "fraction", "", "How often there was no alert of any kind.", "Of all replications."
    ),
)
"""Shares that stand beside a measure: `missed` beside the latency, the other beside the first alert."""

STATION = (
    Entry(
        "wait",
        "mean",
        "ticks",
        "How long a report waited for service: all waits together over the number of reports.",
        "Over all replications, of the reports that arrived at or after the warmup and began service by the"
        " horizon.",
    ),
    Entry(
        "utilisation",
        "mean",
        "",
        "The share of server time that was busy, from the warmup to the horizon.",
        _ALL,
    ),
    Entry("served", "mean", "reports", "How many services ended, from the warmup to the horizon.", _ALL),
)
"""The measures of a station, in order; there are none where replications end at the alert."""

STAGE_MEANINGS: Mapping[str, str] = {
    "scan_wait": "From the onset to the next look of the sensor whose report counted.",
    "missed_looks": "From there to that sensor's first look that saw the onset and fired.",
    "unused_reports": "From there to the look that counted: earlier reports were lost or of no use.",
    "processing": "At the sensor, until its report left.",
    "link": "From the sensor to its first station, retries included.",
    "relays": "Through all relays: their waits, their services and their links onward.",
    "sharing": "From one centre to another; 0 where nothing was shared.",
    "queue": "At the centre that met its rule, until service began.",
    "service": "In service at that centre.",
    "confirmation": "Until there was evidence enough: the rule was met.",
    "decision": "From the rule being met to the alert going out; two decisions where an alert was adopted.",
    "delivery": "From the alert going out to someone being warned.",
}
"""What each stage of the budget is, in order."""

ENTRIES: Mapping[str, Entry] = {entry.name: entry for entry in (*CENTRE, *BESIDE, *STATION)}
"""Every entry by its name."""
