"""Long runs are asked about; what an engine cannot do is told."""

import threading
import time
from multiprocessing import active_children

import pytest

from sim.cli import playing
from sim.cli.mistakes import Mistake
from sim.running import TooMuchWork, UnsupportedScenario


def _heavy(final):
    def work(agreed):
        if final or not agreed:
            raise TooMuchWork(2e9, "sensors.lamp.scan.every", 1e8, final=final)
        return "played"

    return work


def test_a_long_run_is_played_once_it_is_agreed_to(monkeypatch):
    monkeypatch.setattr(playing, "agree", lambda estimate, key: True)
    assert playing.with_consent(_heavy(final=False), yes=False) == "played"
    monkeypatch.setattr(playing, "agree", lambda estimate, key: False)
    assert playing.with_consent(_heavy(final=False), yes=True) == "played"


def test_a_long_run_that_nobody_agrees_to_is_a_mistake_that_names_the_key(monkeypatch):
    monkeypatch.setattr(playing, "agree", lambda estimate, key: False)
    with pytest.raises(Mistake) as caught:
        playing.with_consent(_heavy(final=False), yes=False)
    assert caught.value.parts["where"] == "sensors.lamp.scan.every"
    assert "2.0e+09" in caught.value.parts["found"]
    assert "--yes" in caught.value.parts["remedy"]


def test_what_no_engine_plays_is_not_asked_about(monkeypatch):
    monkeypatch.setattr(playing, "agree", lambda estimate, key: pytest.fail("asked"))
    with pytest.raises(Mistake) as caught:
        playing.with_consent(_heavy(final=True), yes=True)
    assert "--yes" not in caught.value.parts["remedy"]


def test_an_engine_that_cannot_play_is_a_mistake():
    def work(agreed):
        raise UnsupportedScenario("the vector engine cannot play cues")

    with pytest.raises(Mistake) as caught:
        playing.with_consent(work, yes=False)
    assert "cannot play cues" in caught.value.parts["found"]


def test_one_worker_is_this_process():
    with playing.workers(1) as executor:
        assert executor is None


def test_an_interrupt_ends_workers_that_would_never_be_done(monkeypatch):
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)  # restored afterwards
    children = []

    def interrupted_work():
        with playing.workers(2) as pool:
            pool.submit(time.sleep, 1e6)
            pool.submit(time.sleep, 1e6)
            children.extend(active_children())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted_work()
    assert len(children) == 2
    for child in children:
        child.join()
