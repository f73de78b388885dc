# expect: live
"""A day from a file, as fast as it can be read."""

import csv
import os

from core import config


class Feed:
    batch = 1_000

    def __init__(self, path: str | None = None):
        self.path = path or config.setting("replay_file")
        self._rows = None

    def _open(self):
        with open(self.path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield {**row, "at": float(row["at"])}

    def read(self):
        if self._rows is None:
            if not self.path or not os.path.exists(self.path):
                return
            self._rows = self._open()
        for _, row in zip(range(self.batch), self._rows):
            yield row
