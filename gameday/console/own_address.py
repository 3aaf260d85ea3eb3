"""The address by which others on the network reach this machine."""

from __future__ import annotations

import socket

_NOBODYS = ("192.0.2.1", 9)
"""An address kept for documentation. A datagram socket that is connected to it asks for the way and sends nothing."""


def own_address() -> str:
    """The address of the interface that leads out; loopback where none does."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect(_NOBODYS)
            return str(asked.getsockname()[0])
    except OSError:
        return "127.0.0.1"
