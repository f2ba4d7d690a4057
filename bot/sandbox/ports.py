"""A port of this machine that nobody listens on just now."""

import socket
from contextlib import closing


def free_port() -> int:
    """Its number; who wants it takes it soon."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
