"""Claims of queues: how long reports wait for service.

What the centre decides changes nothing in its queue. Looks fire for 400 ticks and then no more: so every
report is served by the horizon, and no long wait is left out.
"""

from functools import partial

from sim.analysis.theory.constant_service import md1_wait_cdf, mdc_wait
from sim.analysis.theory.general_queues import dm1_wait, kingman_bound, pollaczek_khinchine_wait
from sim.analysis.theory.queues import erlang_c, mmc_wait, mmc_wait_tail, tandem_waits
from sim.studies.claims.claim import Claim
from sim.studies.claims.readings import served, utilisation, wait, waits_longer

ARRIVALS = "horizon = 600\nwarmup = 100\nonset = { at = 0, lasts = 400 }"
EXPONENTIAL = '{ dist = "exponential", mean = 1 }'

TANDEM = f"""
    {ARRIVALS}
    sensors = [{{ name = "lamp", scan = {{ rate = 1 }}, to = "post" }}]
    relays = [{{ name = "post", service = {{ dist = "exponential", mean = 0.4 }}, to = "harbour" }}]
    [[centres]]
    name = "harbour"
    service = {{ dist = "exponential", mean = 0.5 }}
"""


def station(scan: str, service: str, servers: int = 1) -> str:
    """Write a scenario in which reports queue at the harbour."""
    return f"""
        {ARRIVALS}
        sensors = [{{ name = "lamp", scan = {scan} }}]
        [[centres]]
        name = "harbour"
        servers = {servers}
        service = {service}
        """


BUSY = station("{ rate = 1 }", EXPONENTIAL, servers=2).replace(", lasts = 400", "")

queue = partial(Claim, until_alert=False, certain=False)

RANDOM = (
    queue(
        name="Erlang C: reports wait for one of two servers",
        text=station("{ rate = 1 }", EXPONENTIAL, servers=2),
        expected=lambda: mmc_wait(1, service_mean=1, servers=2),
        measured=wait("harbour"),
        source="Erlang 1917; Kleinrock 1975, section 3.5",
        replications=2000,
        seed=401,
    ),
    queue(
        name="Erlang C: how many must wait at all for one of two servers",
        text=station("{ rate = 1 }", EXPONENTIAL, servers=2),
        expected=lambda: erlang_c(offered=1, servers=2),
        measured=waits_longer("harbour", 0),
        source="Erlang 1917; Kleinrock 1975, section 3.5",
        replications=600,
        seed=402,
        tables=("visits",),
    ),
    queue(
        name="first come, first served: how many wait longer than three services",
        text=station("{ rate = 0.5 }", EXPONENTIAL),
        expected=lambda: float(mmc_wait_tail(0.5, 1, 1, wait=3)),
        measured=waits_longer("harbour", 3),
        source="Kleinrock 1975, section 3.5 and problem 5.10",
        replications=3600,
        seed=403,
        tables=("visits",),
    ),
    queue(
        name="servers are busy for the share r s / c of the time",
        text=BUSY,
        expected=lambda: 0.5 * 1 * 1,
        measured=utilisation("harbour"),
        source="Little 1961",
        replications=200,
        seed=404,
    ),
    queue(
        name="what arrives is served: r reports a tick",
        text=BUSY,
        expected=lambda: 1.0 * (600 - 100),
        measured=served("harbour"),
        source="Burke 1956",
        replications=200,
        seed=405,
    ),
    queue(
        name="Pollaczek and Khinchine: services that vary little",
        text=station("{ rate = 0.5 }", '{ dist = "gamma", mean = 1, cv = 0.5 }'),
        expected=lambda: pollaczek_khinchine_wait(0.5, service_mean=1, service_variance=0.25),
        measured=wait("harbour"),
        source="Pollaczek 1930, Khinchine 1932; Kleinrock 1975, section 5.6",
        replications=1400,
        seed=406,
    ),
    queue(
        name="Pollaczek and Khinchine: services that never vary",
        text=station("{ rate = 0.6 }", "1"),
        expected=lambda: pollaczek_khinchine_wait(0.6, service_mean=1, service_variance=0),
        measured=wait("harbour"),
        source="Pollaczek 1930, Khinchine 1932; Kleinrock 1975, section 5.6",
        replications=1200,
        seed=407,
    ),
    queue(
        name="constant services: how many wait for longer than one of them",
        text=station("{ rate = 0.6 }", "1"),
        expected=lambda: 1 - md1_wait_cdf(0.6, 1),
        measured=waits_longer("harbour", 1),
        source="Erlang 1909; Franx 2001",
        replications=1100,
        seed=408,
        tables=("visits",),
    ),
    queue(
        name="constant services by two servers",
        text=station("{ rate = 1.4 }", "1", servers=2),
        expected=lambda: mdc_wait(1.4, service=1, servers=2),
        measured=wait("harbour"),
        source="Crommelin 1932",
        replications=1000,
        seed=409,
    ),
)

OTHERS = (
    queue(
        name="periodic arrivals, exponential services",
        text=station("{ every = 1.6 }", EXPONENTIAL),
        expected=lambda: dm1_wait(1.6, service_mean=1),
        measured=wait("harbour"),
        source="Kendall 1953; Kleinrock 1975, section 6.4",
        replications=2400,
        seed=410,
    ),
    queue(
        name="tandem: the wait at a relay is that of M/M/1",
        text=TANDEM,
        expected=lambda: float(tandem_waits(1, [0.4, 0.5])[0]),
        measured=wait("post"),
        source="Burke 1956; Jackson 1957",
        replications=800,
        seed=411,
    ),
    queue(
        name="tandem: the wait at the centre behind it is that of M/M/1, too",
        text=TANDEM,
        expected=lambda: float(tandem_waits(1, [0.4, 0.5])[1]),
        measured=wait("harbour"),
        source="Burke 1956; Jackson 1957",
        replications=1100,
        seed=412,
    ),
    queue(
        name="Kingman: no wait is longer than the bound, whatever the gaps",
        text=station('{ gap = { dist = "gamma", mean = 2, cv = 1.4 } }', EXPONENTIAL),
        expected=lambda: kingman_bound(0.5, gap_variance=(2 * 1.4) ** 2, service_mean=1, service_variance=1),
        measured=wait("harbour"),
        source="Kingman 1962",
        replications=400,
        seed=413,
        form="upper bound",
    ),
)

CLAIMS = RANDOM + OTHERS
