"""What a replay shows, frame by frame, is what the tables say: places, counts and words.

What has to be seen is worked out in `tests/replayed.py`, without anything of the replay. A replay that lies
is found out: the last tests change its JavaScript.
"""

from pathlib import Path
from typing import Any

import pytest
from hosted import instants
from lies import SCENARIOS, STILL, lies, played, told

from sim.views.replay import module, replay_data

TELLS = {"processing", "trying again", "travelling", "waiting", *STILL, "cueing", "delivering"}


@pytest.mark.parametrize("which", SCENARIOS)
def test_every_frame_shows_what_the_tables_say(which: str, page: Any, tmp_path: Path) -> None:
    trace = told(which)
    times = instants(trace, SCENARIOS[which][2])
    frames, ways = played(page, trace, times, tmp_path)
    assert lies(trace, times, frames, ways)[:5] == []


def test_the_scenarios_show_everything_that_a_replay_can_show() -> None:
    kinds = {kind for which in SCENARIOS for kind in replay_data(told(which))["reports"]["kind"]}
    kinds |= {kind for which in SCENARIOS for kind in replay_data(told(which))["alerts"]["kind"]}
    seen = {
        look
        for which in SCENARIOS
        for one in replay_data(told(which))["sensors"]
        for look in one["looks"]["saw"]
    }
    assert kinds == TELLS
    assert seen == {"nothing", "miss", "fired", "false"}
    missed = [
        name for which in SCENARIOS for name in told(which).records.centres if name not in told(which).budgets
    ]
    assert missed


MUTATIONS = {
    "a queue that is one too long": ('waiting: count("waiting")', 'waiting: count("waiting") + 1'),
    "a report ahead of its time": ("(t - leg.start) / (leg", "Math.sqrt((t - leg.start)) / (leg"),
    "a report that arrives too late": ("t < leg.end)", "t <= leg.end)"),
    "a report at the end of a link at once": ("let left = part * sum", "let left = Math.sqrt(part) * sum"),
    "evidence that is never too old": ("t - step.at < rule.window", "true"),
    "evidence that counts a sensor twice": ("rule.distinct ? sensors.size", "false ? sensors.size"),
    "a budget that is complete too early": ("Math.min(t, stage.end)", "stage.end"),
    "a clock that is fast": ("`tick ${ticks(t)}`);\n", "`tick ${ticks(t + 0.1)}`);\n"),
    "a miss that looks like nothing": ("look.saw;\n", 'look.saw.replace("miss", "nothing");\n'),
    "a warning before it is delivered": ("centre.delivered <= t", "centre.delivered <= t + 1"),
}


SEEN_IN = {
    "evidence that is never too old": "two servers, lost reports, a queue",
    "evidence that counts a sensor twice": "shares past a centre",
}


@pytest.mark.parametrize("lie", MUTATIONS)
def test_a_replay_that_lies_is_found_out(lie: str, page: Any, tmp_path: Path) -> None:
    true, false = MUTATIONS[lie]
    assert module().count(true) == 1
    trace = told(SEEN_IN.get(lie, "relays, shared reports and alerts"))
    times = instants(trace, 12)
    frames, ways = played(page, trace, times, tmp_path, module().replace(true, false))
    assert lies(trace, times, frames, ways)
