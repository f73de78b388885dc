# expect: live
"""A FIX 4.4 session over a socket: just the four messages the desk needs."""

import socket

from core import clock, config
from core.errors import BrokerUnavailable
from execution import order_types

SOH = "\x01"
NEW_ORDER, CANCEL, LOGON, HEARTBEAT = "D", "F", "A", "0"


def encode(kind: str, fields: dict[int, object], number: int, sender: str, target: str) -> bytes:
    stamp = clock.SYSTEM.now().strftime("%Y%m%d-%H:%M:%S.%f")[:-3]
    head = {35: kind, 49: sender, 56: target, 34: number, 52: stamp}
    body = "".join(f"{tag}={value}{SOH}" for tag, value in {**head, **fields}.items())
    text = f"8=FIX.4.4{SOH}9={len(body)}{SOH}{body}"
    return f"{text}10={sum(text.encode()) % 256:03d}{SOH}".encode()


def decode(message: bytes) -> dict[int, str]:
    return {int(tag): value for tag, _, value in (part.partition("=") for part in message.decode().split(SOH) if part)}


class FixBroker:
    def __init__(self):
        self.sender = config.setting("fix_sender", "DESK")
        self.target = config.setting("fix_target", "NORTHEX")
        self._number = 0
        self._socket = None

    def _write(self, kind: str, fields: dict[int, object]) -> None:
        try:
            if self._socket is None:
                host, _, port = config.setting("fix_address", "localhost:9878").partition(":")
                self._socket = socket.create_connection((host, int(port)), timeout=5)
            self._number += 1
            self._socket.sendall(encode(kind, fields, self._number, self.sender, self.target))
        except OSError as problem:
            self._socket = None
            raise BrokerUnavailable(str(problem)) from problem

    def send(self, order: order_types.Order):
        side = 1 if order.side.sign > 0 else 2
        kind = {40: 2, 44: order.limit} if order.limit else {40: 1}
        self._write(NEW_ORDER, {11: order.id, 55: order.instrument.symbol, 54: side, 38: order.quantity, **kind})
        order.move_to(order_types.Status.SENT)
        return []

    def cancel(self, order_id: str) -> bool:
        self._write(CANCEL, {41: order_id, 11: f"{order_id}C"})
        return True
