"""Stations: relays pass reports on, centres decide, and centres share what they have."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from sim.model.distributions import Distribution
from sim.model.links import ZERO, Link
from sim.model.names import Name
from sim.model.quantities import Count
from sim.model.rules import KOfN, Rule


@frozen
class Relay:
    """A station that passes reports on.

    Attributes
    ----------
    name : str
        What it is called.
    to : str
        The relay or centre that it passes reports to.
    servers : int
        How many reports it serves at once.
    service : distribution
        How long it serves one report.
    link : table
        What carries its reports on.
    """

    name: Name
    to: Name
    servers: Count = 1
    service: Distribution = ZERO
    link: Link = Link()


@frozen
class Centre:
    """A station that decides: its rule says when there is evidence enough for an alert.

    Attributes
    ----------
    name : str
        What it is called.
    servers : int
        How many reports it serves at once.
    service : distribution
        How long it serves one report.
    rule : table
        When there is evidence enough: kind "k_of_n" or "cusum".
    decision : distribution
        From the rule being met to the alert going out.
    delivery : distribution
        From the alert going out to someone being warned.
    """

    name: Name
    servers: Count = 1
    service: Distribution = ZERO
    rule: Rule = KOfN()
    decision: Distribution = ZERO
    delivery: Distribution = ZERO


@frozen
class Share(Link):
    """What one centre gives to another: copies of its sensors' reports, or its own alerts.

    Attributes
    ----------
    from : str
        The centre that gives.
    to : str
        The centre that receives.
    what : "reports" or "alerts"
        What is given.
    delay : distribution
        How long the way takes.
    loss : float
        Probability that one try is lost.
    retry_after : float
        Ticks from a lost try to the next.
    max_tries : int
        How often it is tried in all.
    """

    from_: Name = field(kw_only=True, metadata={"key": "from"})
    to: Name = field(kw_only=True)
    what: Literal["reports", "alerts"] = field(default="reports", kw_only=True)
