# expect: live
"""Parts that are chosen by name in the configuration."""

from importlib import import_module

from core.errors import UnknownName

BROKERS = {
    "paper": "execution.paper_broker:PaperBroker",
    "fix": "execution.fix_session:FixBroker",
}

EXPORTERS = {
    "csv": "portfolio.exporters:CsvExporter",
    "json": "portfolio.exporters:JsonExporter",
}


def resolve(kind: str, table: dict, name: str):
    """The object a table gives for a name, its module imported on the way."""
    if name not in table:
        raise UnknownName(kind, name, table)
    module, _, attribute = table[name].partition(":")
    return getattr(import_module(module), attribute)


def broker(name: str):
    return resolve("broker", BROKERS, name)


def exporter(name: str):
    return resolve("exporter", EXPORTERS, name)
