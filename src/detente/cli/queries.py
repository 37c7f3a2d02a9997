"""The commands that only read the store: chronology, commitments, show, quotes, actors, search."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from detente.cli.commands import DB, JSON, LANGUAGE, open_settled, page, settled, write_json

if TYPE_CHECKING:
    from detente.store import Filters, View

F = TypeVar("F", bound=Callable[..., Any])

FILTERS = (
    click.option("--since", metavar="DATE", help="From this day, month or year on (2020-10-23, 2020-10)."),
    click.option("--until", metavar="DATE", help="Up to and with this day, month or year."),
    click.option("--actor", metavar="NAME", help="A name, part of one, or a country code (ARM)."),
    click.option("--type", metavar="TYPE", help="A PLOVER type or type/mode (CONSULT, CONSULT/phone)."),
    click.option("--place", metavar="NAME", help="A place or a country code."),
    click.option("--status", metavar="STATUS", help="actual, ongoing, future, hypothetical, negated, historical."),
    click.option("--said-by", metavar="NAME", help="In whose words it stands."),
    LANGUAGE,
    click.option("--as-of", metavar="MOMENT", help="As known at that moment."),
    click.option("--limit", type=int, metavar="N", help="At most N rows, from the first."),
)


def filtered(command: F) -> F:
    """Gives a command the filters that all queries share, and the store."""
    for option in reversed((*FILTERS, DB)):
        command = option(command)
    return command


def add_queries(group: click.Group) -> None:
    """Adds every query to the command line."""
    from detente.cli.refresh import refresh

    actors.add_command(refresh)
    for command in (chronology, commitments, show, quotes, actors, search):
        group.add_command(command)


@click.command()
@filtered
@JSON
@click.option("--csv", "as_csv", is_flag=True, help="A table with one event a row.")
@click.pass_context
def chronology(context: click.Context, /, as_json: bool, as_csv: bool, **options: Any) -> None:
    """The events of all articles in time order, each with everybody who tells it."""
    from detente.cli.tables import write_events

    view, filters = _asked(context, options)
    events = view.events(filters)
    if as_csv:
        write_events(events)
    elif as_json:
        for event in events:
            write_json(event)
    else:
        _show_all(list(events), page().event, "no events")


@click.command()
@filtered
@JSON
@click.pass_context
def commitments(context: click.Context, /, as_json: bool, **options: Any) -> None:
    """The ledger: truces, talks, exchanges …, each with who says what became of it, and when."""
    view, filters = _asked(context, options)
    entries = view.commitments(filters)
    if as_json:
        for entry in entries:
            write_json(entry)
    else:
        _show_all(list(entries), page().ledger_entry, "no commitments")


@click.command()
@filtered
@JSON
@click.pass_context
def quotes(context: click.Context, /, as_json: bool, **options: Any) -> None:
    """Who said what."""
    view, filters = _asked(context, options)
    said = view.quotations(filters)
    if as_json:
        for each in said:
            write_json(each)
    else:
        _show_all(list(said), page().said, "no quotations")


@click.group(invoke_without_command=True)
@filtered
@JSON
@click.pass_context
def actors(context: click.Context, /, as_json: bool, **options: Any) -> None:
    """Who takes part and who speaks, the most frequent first."""
    if context.invoked_subcommand is not None:
        return
    view, filters = _asked(context, options)
    counted = view.actors(filters)
    if as_json:
        for each in counted:
            write_json(each)
    elif counted:
        page().actors(counted)
    else:
        _nothing("no actors")


@click.command()
@click.argument("text")
@filtered
@JSON
@click.pass_context
def search(context: click.Context, /, text: str, as_json: bool, **options: Any) -> None:
    """The paragraphs in which all words of TEXT occur, best first."""
    view, filters = _asked(context, options)
    hits = view.search(text, filters)
    if as_json:
        for hit in hits:
            write_json(hit)
    else:
        _show_all(hits, page().hit, "no paragraph")


@click.command()
@click.argument("id")
@DB
@JSON
@click.pass_context
def show(context: click.Context, /, id: str, db: str | None, as_json: bool) -> None:
    """One event, quotation, commitment or article with its evidence, and why mentions were merged.

    ID is what the other commands print, or its beginning.
    """
    view = open_settled(settled(context, db=db)).view()
    found = view.find(id)
    if as_json:
        write_json(found.record)
    else:
        page().found(found, view)


def _asked(context: click.Context, options: dict[str, Any]) -> "tuple[View, Filters]":
    """The view of the store and the filters that the options ask for."""
    from detente.store import Filters

    settings = settled(context, db=options.pop("db"))
    return open_settled(settings).view(), Filters(**options)


def _show_all(records: list[Any], show: Callable[[Any], None], none: str) -> None:
    for record in records:
        show(record)
    if not records:
        _nothing(none)


def _nothing(what: str) -> None:
    click.echo(f"detente: {what} here; ask for less, or `detente ingest` articles first", err=True)
