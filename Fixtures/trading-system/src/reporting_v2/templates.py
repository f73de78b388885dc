# expect: dead
"""Templates by kind, and a sample that shows each."""

from dataclasses import dataclass

from . import builder


@dataclass(frozen=True)
class Template:
    page: str
    section: str
    row: str


TEMPLATES = {
    "html": Template("<h1>{title}</h1>{body}", "<h2>{name}</h2><table>{rows}</table>", "<tr><td>{name}<td>{value}"),
    "text": Template("{title}\n{body}", "\n{name}\n{rows}", "  {name:<20} {value}\n"),
}


def find(kind: str) -> Template:
    try:
        return TEMPLATES[kind]
    except KeyError:
        raise ValueError(f"no template for {kind!r}") from None


def sample(kind: str) -> str:
    return builder.ReportBuilder("Sample").add_table("Numbers", {"one": 1}).build(kind)
