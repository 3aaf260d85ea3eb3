"""A WebSocket that is written to directly: five hundred of them are told in a few milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import State

if TYPE_CHECKING:
    from asyncio import Transport

_EXTENSION = "gameday.line"


class LineProtocol(WebSocketsSansIOProtocol):
    """The server's WebSocket protocol, which hands the application a line besides. Without compression."""

    async def run_asgi(self) -> None:
        """Serve one connection."""
        cast("dict[str, object]", self.scope["extensions"])[_EXTENSION] = Line(self)
        await super().run_asgi()


class Line:
    """What is written here goes to the client's socket at once, between two frames of the server's own."""

    def __init__(self, protocol: WebSocketsSansIOProtocol) -> None:
        self._protocol = protocol

    @property
    def free(self) -> bool:
        """Is it open, and has the client taken all that was written?"""
        transport = self._transport
        return (
            self._protocol.conn.state is State.OPEN
            and not transport.is_closing()
            and transport.get_write_buffer_size() == 0
        )

    def write(self, message: bytes) -> None:
        """Send a message that is `framed`; only where the line is free."""
        self._transport.write(message)

    def drop(self) -> None:
        """Hang up, whatever is still on its way."""
        self._transport.abort()

    @property
    def _transport(self) -> Transport:
        return self._protocol.transport


def line_of(socket: WebSocket) -> Line | None:
    """The line of a connection; None: it came by another server than ours."""
    found = socket.scope.get("extensions", {}).get(_EXTENSION)
    return found if isinstance(found, Line) else None


def framed(text: bytes) -> bytes:
    """A text message as a server sends it (RFC 6455, 5.2), made once for everybody who gets it."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)
