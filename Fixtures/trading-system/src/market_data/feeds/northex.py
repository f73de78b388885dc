# expect: live
"""Northex: lines of JSON over TCP."""

import json
import socket

from core import config
from core.errors import BrokerUnavailable


class Feed:
    def __init__(self):
        self._socket = None
        self._rest = b""

    def _connect(self) -> None:
        host, _, port = config.setting("northex", "localhost:7001").partition(":")
        try:
            self._socket = socket.create_connection((host, int(port)), timeout=2)
            self._socket.setblocking(False)
        except OSError as problem:
            raise BrokerUnavailable(f"northex: {problem}") from problem

    def read(self):
        if self._socket is None:
            self._connect()
        try:
            self._rest += self._socket.recv(65_536)
        except BlockingIOError:
            return
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            yield json.loads(line)
