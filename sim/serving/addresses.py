"""The addresses under which a server of this machine is reached, and by whom."""

import socket
from ipaddress import ip_address

ANY = ("0.0.0.0", "::")
NOWHERE = ("198.51.100.1", 9)  # an address kept for examples; nothing is sent to it


def is_alone(address: str) -> bool:
    """Whether only this machine can reach an address.

    Examples
    --------
    >>> is_alone("127.0.0.1"), is_alone("localhost"), is_alone("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def link(address: str, port: int) -> str:
    """Give what is to be typed into a browser.

    Examples
    --------
    >>> link("127.0.0.1", 8000), link("::1", 8000)
    ('http://127.0.0.1:8000/', 'http://[::1]:8000/')
    """
    return f"http://[{address}]:{port}/" if ":" in address else f"http://{address}:{port}/"


def of_the_room(address: str) -> str | None:
    """Give the address by which others reach a server that listens here; None where there is no network."""
    if is_alone(address):
        return None
    return address if address not in ANY else own_address()


def own_address() -> str | None:
    """Give this machine's address in its network; None where it has none.

    Choosing a way to another machine shows which of the own addresses would be used. No packet is sent.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(NOWHERE)
        except OSError:
            return None
        found: str = asking.getsockname()[0]
    return None if is_alone(found) or found in ANY else found
