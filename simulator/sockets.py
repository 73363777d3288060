"""Breaking a connection on purpose."""

import socket
import struct
from typing import Any

from starlette.types import Receive


def reset(receive: Receive, *, gently: bool = False) -> None:
    """Reset (or just close) the connection of a request that uvicorn serves."""
    cycle: Any = getattr(receive, "__self__", None)
    transport = getattr(cycle, "transport", None)
    if transport is None:
        raise RuntimeError("A connection can be broken only directly under uvicorn")
    cycle.disconnected = True  # or uvicorn would complain of an unfinished answer
    if gently:
        transport.close()
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
