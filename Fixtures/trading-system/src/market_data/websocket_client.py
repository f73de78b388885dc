# expect: dead
"""A client for Northex's websocket, half done: they postponed it, then we forgot."""

import asyncio
import json

import websockets

from market_data import normalizer


class WebsocketClient:
    def __init__(self, address: str):
        self.address = address
        self.normalizer = normalizer.Normalizer()
        self.queue: asyncio.Queue = asyncio.Queue()

    async def run(self) -> None:
        # TODO: reconnect, heartbeat, sequence numbers
        async with websockets.connect(self.address) as connection:
            await connection.send(json.dumps({"op": "subscribe", "channel": "quotes"}))
            async for message in connection:
                await self.queue.put(self.normalizer.normalize("northex", json.loads(message)))

    def resume_from(self, sequence: int):
        raise NotImplementedError
