"""The command that shows why a sentence was read as it was: parse, frames considered, roles, status, voice."""

import sys
from typing import TYPE_CHECKING

import click

from detente.cli.commands import JSON, LANGUAGE, page, ready, settled, write_json

if TYPE_CHECKING:  # every import here would slow `--help`
    from detente.cli.render import Page
    from detente.model.explanation import Considered, Explanation, Reading, Word


def add_explain(group: click.Group) -> None:
    """Adds this command to the command line."""
    group.add_command(explain)


@click.command()
@click.argument("sentence", metavar="SENTENCE")
@LANGUAGE
@click.option("--published", metavar="DATE", help="The day it was published, from which `yesterday` counts.")
@JSON
@click.pass_context
def explain(
    context: click.Context, /, sentence: str, language: str | None, published: str | None, as_json: bool
) -> None:
    """Show why a SENTENCE is read as it is; - reads standard input.

    The parse, the frames that were considered and why each was declined, the one chosen and where it is written,
    who takes part and by which rule, the status and in whose words it stands.
    """
    from detente.articles import clean_article
    from detente.articles.languages import language_of
    from detente.coding.explain import explain_document
    from detente.language import analyze

    settings = ready(settled(context, language=language))
    text = (sys.stdin.read() if sentence == "-" else sentence).strip()
    if not text:
        raise click.UsageError("there is no sentence to explain")
    code = language_of(text, settings.language)
    told = explain_document(analyze(clean_article(text, language=code, published=published)))
    if as_json:
        write_json(told)
    else:
        show(told, page())


def show(told: "Explanation", page: "Page") -> None:
    """Prints an explanation: parse, what was considered, what was read."""
    page.heading("Parse", len(told.words))
    _parse(told.words, page)
    page.heading("Considered", len(told.considered))
    _considered(told.considered, page)
    page.heading("Read as", len(told.readings))
    if not told.readings:
        page.console.print("No event." + _why_none(told))
    for reading in told.readings:
        _reading(reading, page)


def _parse(words: "tuple[Word, ...]", page: "Page") -> None:
    """The dependency tree, one word a line, indented under what it hangs on."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("word", "lemma", "part", "relation", "hangs on"):
        table.add_column(title, overflow="fold")
    for word in words:
        shown = Text("  " * min(word.depth, 8) + word.text, style="bold" if word.head is None else "")
        cells = (word.lemma, word.upos, word.relation, word.head or "")
        table.add_row(shown, *(Text(cell, style="dim") for cell in cells))
    page.console.print(table)


def _considered(rows: "tuple[Considered, ...]", page: "Page") -> None:
    """Every frame that a word might have told: chosen or declined, why, where it is written."""
    from rich.text import Text

    for row in rows:
        mark, style = ("+", "green") if row.chosen else ("-", "dim")
        line = Text.assemble(
            (f"{mark} {row.word.text}", "bold green" if row.chosen else ""),
            (f" as {row.frame}", ""),
            (f" ({row.type}): ", "dim"),
            (row.reason, style),
            (f"  {row.origin}", "dim"),
        )
        page.console.print(line, soft_wrap=True)


def _reading(reading: "Reading", page: "Page") -> None:
    """One event: what, who by which rule, and the reason of each circumstance."""
    from rich.text import Text

    from detente.cli import dates
    from detente.cli.phrases import phrase
    from detente.cli.render import STATUS_STYLE

    event = reading.event
    date = dates.interval(event.when.interval, event.when.precision) if event.when else "unknown"
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    page.console.print(Text(phrase(event), style="bold"), soft_wrap=True)
    rows = [
        ("type", kind, f"{reading.frame}, by “{reading.pattern}” in {reading.origin}"),
        *((each.role, f"{each.text} ({each.actor or 'unknown'})", each.rule) for each in reading.participants),
        ("status", event.status, reading.status),
        ("said by", " citing ".join(event.attribution) or "the journalist", reading.attribution),
        ("when", date, reading.when),
        ("where", event.where.name if event.where else "unknown", reading.where),
    ]
    for name, value, reason in rows:
        style = STATUS_STYLE.get(value, "") if name == "status" else ""
        line = Text.assemble((f"  {name:10}", "dim"), (value, style), (f"  {reason}", "dim"))
        page.console.print(line, soft_wrap=True)
    page.console.print()


def _why_none(told: "Explanation") -> str:
    return "" if told.considered else " No word of it stands in the frame lexicon."
