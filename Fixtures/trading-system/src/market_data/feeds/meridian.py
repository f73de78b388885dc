# expect: live
"""Meridian: fixed-width records in datagrams."""

import socket
import struct

from core import config

RECORD = struct.Struct("<12s d d I d")


class Feed:
    def __init__(self):
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind(("", int(config.number("meridian_port", 0))))

    def read(self):
        while True:
            try:
                data = self._socket.recv(65_536)
            except BlockingIOError:
                return
            for symbol, bid, ask, size, at in RECORD.iter_unpack(data[: len(data) // RECORD.size * RECORD.size]):
                name = symbol.rstrip(b"\0").decode("ascii", "replace")
                yield {"instrument": name, "bid_px": bid, "ask_px": ask, "qty": size, "time": at}
