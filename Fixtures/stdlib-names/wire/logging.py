import json
import logging

LOGGER = logging.getLogger(json.dumps("wire"))
