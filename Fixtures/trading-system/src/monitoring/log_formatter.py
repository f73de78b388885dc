# expect: live
"""Log records as one JSON object a line. Named only in the logging table, by its dotted path."""

import json
import logging


class JsonFormatter(logging.Formatter):
    def __init__(self, service: str = "", **named):
        super().__init__(**named)
        self.service = service

    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "service": self.service,
            "text": record.getMessage(),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)
