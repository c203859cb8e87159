"""Which centre a study is about."""

from collections.abc import Sequence

from sim.model.complaints import did_you_mean, nearest
from sim.model.scenario import Scenario


def centre_of(scenario: Scenario, wanted: str | None) -> str:
    """Give the name of the centre that is wanted; of the first one where none is named.

    Raises
    ------
    ValueError
        If there is no such centre; the message names the nearest.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> centre_of(load("first_light"), None)
    'harbour'
    """
    names = [centre.name for centre in scenario.centres]
    if not names:
        raise ValueError("the scenario has no centre: nobody decides, and there is no latency to look at")
    if wanted is None:
        return names[0]
    if wanted not in names:
        near = nearest(wanted, names)
        hint = "" if near is None else f"; {did_you_mean(near)}"
        raise ValueError(f"centre: found {wanted!r}; allowed: {', '.join(names)}{hint}")
    return wanted


def centre_behind(scenario: Scenario, keys: Sequence[str]) -> str | None:
    """Give the centre that keys are about: a centre itself, or that to which a sensor or a relay reports.

    None where the keys do not tell.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> centre_behind(load("slow_creep"), ["sensors.gauge.detector.threshold"])
    'patient'
    """
    centres = {centre.name for centre in scenario.centres}
    onward: dict[str, str] = {group.name: group.to for group in scenario.sensors}
    onward |= {relay.name: relay.to for relay in scenario.relays}
    for name in (*centres, *onward):
        sections = ("centres",) if name in centres else ("sensors", "relays")
        if any(key.startswith(f"{section}.{name}.") for key in keys for section in sections):
            at = name
            while at not in centres:
                at = onward[at]
            return at
    return None
