# expect: live
"""Books as files. Found by the entry points of the group `trading.exporters`, so that clients can bring their own."""

import csv
import io
import json
from dataclasses import asdict


class CsvExporter:
    suffix = ".csv"
    fields = ("account", "symbol", "quantity", "average_price")

    def export(self, book) -> str:
        text = io.StringIO()
        writer = csv.DictWriter(text, self.fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(position) for position in book)
        return text.getvalue()


class JsonExporter:
    suffix = ".jsonl"

    def export(self, book) -> str:
        return "".join(json.dumps(asdict(position), sort_keys=True) + "\n" for position in book)
