# expect: dead
"""Turns a built report into text."""

import html

from . import templates


def render(report, kind: str) -> str:
    template = templates.find(kind)
    escape = html.escape if kind == "html" else str
    body = []
    for name, values in report.sections:
        rows = [template.row.format(name=escape(key), value=escape(str(value))) for key, value in values.items()]
        body.append(template.section.format(name=escape(name), rows="".join(rows)))
    return template.page.format(title=escape(report.title), body="".join(body))


def preview(report, lines: int = 20) -> str:
    return "\n".join(render(report, "text").splitlines()[:lines])
