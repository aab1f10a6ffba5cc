"""`numbers`: judge sentence pairs by their numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from build_tools.quantities import compare


@click.command()
@click.option(
    "--pairs",
    required=True,
    metavar="FILE",
    help='JSON lines with "zh" and "en"; - reads standard input.',
)
def command(pairs: str) -> None:
    """Print {"ok": ..., "findings": [...]} for each sentence pair of FILE, in order."""
    failed = False
    for verdict in _verdicts(_lines(pairs)):
        failed = failed or not verdict["ok"]
        click.echo(json.dumps(verdict, ensure_ascii=False))
    raise SystemExit(1 if failed else 0)


def _lines(pairs: str) -> Iterator[str]:
    with click.open_file(pairs, encoding="utf-8-sig", errors="replace") as stream:
        yield from stream


def _verdicts(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            findings = _judge(number, line)
            yield {"ok": not findings, "findings": findings}


def _judge(number: int, line: str) -> list[dict[str, str]]:
    try:
        pair = json.loads(line)
    except ValueError as error:
        return [{"kind": "input", "message": f"line {number} is not JSON: {error}"}]
    if not isinstance(pair, dict) or not all(isinstance(pair.get(k), str) for k in ("zh", "en")):
        return [{"kind": "input", "message": f'line {number} needs "zh" and "en", both text'}]
    return [
        {"kind": m.kind, "zh": m.zh, "en": m.en, "message": m.message}
        for m in compare(pair["zh"], pair["en"])
    ]
