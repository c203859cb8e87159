"""Addresses: who can reach a server, and what is to be typed into a browser."""

import pytest

from sim.serving import addresses


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback_is_for_this_machine_alone(address: str) -> None:
    assert addresses.is_alone(address)
    assert addresses.of_the_room(address) is None


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "198.51.100.7", "laptop"])
def test_any_other_address_is_not(address: str) -> None:
    assert not addresses.is_alone(address)


def test_who_listens_to_all_is_reached_by_the_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "own_address", lambda: "198.51.100.7")
    assert addresses.of_the_room("0.0.0.0") == "198.51.100.7"
    assert addresses.of_the_room("198.51.100.9") == "198.51.100.9"


def test_a_machine_without_a_network_has_no_address_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unreachable:
        def __enter__(self) -> "Unreachable":
            return self

        def __exit__(self, *about: object) -> None:
            pass

        def connect(self, place: object) -> None:
            raise OSError

    monkeypatch.setattr(addresses.socket, "socket", lambda *kind: Unreachable())
    assert addresses.own_address() is None
    assert addresses.of_the_room("0.0.0.0") is None
