"""The commands by which people decide: accept, reject, correct, merge, split, undo, corrections."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from detente.cli.commands import DB, JSON, open_settled, settled, write_json

if TYPE_CHECKING:
    from detente.model.correction import Act, Correction
    from detente.store import Store, View

F = TypeVar("F", bound=Callable[..., Any])

BY = click.option("--by", metavar="NAME", help="Who decides; by default the setting `by`.")
BECAUSE = click.option("--because", metavar="TEXT", help="Why.")
TELLING = click.option("--telling", is_flag=True, help="Only this one report's telling, not the whole event.")


def signed(command: F) -> F:
    """Gives a command the signature, the reason and the store."""
    for option in (DB, BECAUSE, BY):
        command = option(command)
    return command


def add_corrections(group: click.Group) -> None:
    """Adds these commands to the command line."""
    for command in (accept, reject, correct, merge, split, undo, corrections):
        group.add_command(command)


@click.command()
@click.argument("id")
@TELLING
@signed
@click.pass_context
def accept(context: click.Context, /, id: str, telling: bool, **options: str | None) -> None:
    """Mark an event, quotation or commitment as checked and right."""
    _judge(context, "accept", id, telling, options)


@click.command()
@click.argument("id")
@TELLING
@signed
@click.pass_context
def reject(context: click.Context, /, id: str, telling: bool, **options: str | None) -> None:
    """Take an event, quotation or commitment out of sight: it is none.

    A report that comes later and tells the same shows it again.
    """
    _judge(context, "reject", id, telling, options)


@click.command()
@click.argument("id")
@click.option("--set", "fields", multiple=True, required=True, metavar="FIELD=VALUE", help="A field; may be repeated.")
@signed
@click.pass_context
def correct(context: click.Context, /, id: str, fields: tuple[str, ...], **options: str | None) -> None:
    """Set fields of an event, quotation or commitment right.

    \b
    event       type=CONSULT/phone  status=negated  when=2020-10-23  where=Geneva,CHE
                actors="Armenia; Azerbaijan"  recipients=…  mediators=…  said-by="Maria Zakharova"
    commitment  kind=ceasefire  parties="Armenia; Azerbaijan"  mediators=…
                declared=2020-10-23  effective=2020-10-26T08:00  until=…
    quotation   speaker="Sergei Lavrov"

    `none` empties a field. A value corrected in one report counts for the whole event.
    """
    from detente.cli.fields import values

    store, by = _desk(context, options)
    kind, _, mention = _told(store.view(), id)
    value = values(store.dossier(), kind, mention, fields)
    _make(store, kind, "correct", [mention], by, options, said="; ".join(fields), value=value)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@signed
@click.pass_context
def merge(context: click.Context, /, ids: tuple[str, ...], **options: str | None) -> None:
    """Make one event (or commitment) of several; it keeps the first one's id."""
    from detente.errors import UsageError

    store, by = _desk(context, options)
    told = [_told(store.view(), id) for id in ids]
    pivots = list(dict.fromkeys(pivot for _, pivot, _ in told))
    if len(pivots) < 2 or len({kind for kind, _, _ in told}) > 1:
        raise UsageError("these are one already, or not of one kind", remedy="Give the ids of two events")
    _make(store, told[0][0], "merge", pivots, by, options)


@click.command()
@click.argument("event")
@click.argument("mentions", nargs=-1, required=True, metavar="MENTION…")
@signed
@click.pass_context
def split(context: click.Context, /, event: str, mentions: tuple[str, ...], **options: str | None) -> None:
    """Part these mentions from an EVENT; together they make another. `show EVENT` gives their ids."""
    from detente.errors import UsageError

    store, by = _desk(context, options)
    kind, pivot, _ = _told(store.view(), event)
    leaving = [_told(store.view(), id) for id in mentions]
    members = store.dossier().members(kind, pivot)
    if any(each[:2] != (kind, pivot) for each in leaving) or len(set(leaving)) >= len(members):
        raise UsageError(f"these are not some of the mentions of {pivot}", remedy=f"`detente show {pivot}` lists them")
    _make(store, kind, "split", [id for _, _, id in leaving], by, options)


@click.command()
@click.argument("correction")
@BY
@DB
@click.pass_context
def undo(context: click.Context, /, correction: str, **options: str | None) -> None:
    """Undo a correction: what the coder said counts again."""
    from detente.pipeline import CODER

    store, by = _desk(context, options)
    with store.writer(CODER) as writer:
        undone = writer.desk.undo(correction, by)
    click.echo(f"undone: {line(undone)}")


@click.command()
@click.option("--all", "undone", is_flag=True, help="Also those that were undone.")
@DB
@JSON
@click.pass_context
def corrections(context: click.Context, /, undone: bool, db: str | None, as_json: bool) -> None:
    """What people decided, oldest first: who, when, what, why."""
    found = open_settled(settled(context, db=db)).dossier().corrections(undone)
    for each in found:
        write_json(each) if as_json else click.echo(line(each))
    if not found:
        click.echo("detente: no corrections here", err=True)


def line(correction: "Correction") -> str:
    """A correction on one line."""
    from detente.cli import dates

    ids = " ".join(each.mention or f"(no {each.type} there any more)" for each in correction.anchors)
    said = f" {correction.said}" if correction.said else ""
    why = f": {correction.because}" if correction.because else ""
    undone = (
        f", undone by {correction.undone_by} on {dates.moment(correction.undone[:10])}" if correction.undone else ""
    )
    made = dates.moment(correction.made[:10])
    return f"{correction.id}  {made}  {correction.by}  {correction.act} {correction.kind} {ids}{said}{why}{undone}"


def _judge(context: click.Context, act: "Act", id: str, telling: bool, options: dict[str, str | None]) -> None:
    """Accepts or rejects all that an id leads to, or one telling of it."""
    store, by = _desk(context, options)
    kind, pivot, mention = _told(store.view(), id)
    ids = [mention] if telling else store.dossier().members(kind, pivot)
    _make(store, kind, act, ids, by, options)


def _told(view: "View", id: str) -> tuple[str, str, str]:
    """Kind, pivot and mention of an id. Raises UsageError for an article's."""
    from detente.errors import UsageError

    kind, pivot, mention = view.named(id)
    if kind == "article":
        raise UsageError(f"{id} is an article; corrections are about what it tells", remedy=f"`detente show {id}`")
    return kind, pivot, mention


def _desk(context: click.Context, options: dict[str, str | None]) -> "tuple[Store, str]":
    """The store and who signs. Raises UsageError where nobody does."""
    from detente.errors import UsageError

    settings = settled(context, db=options["db"], by=options["by"])
    if not settings.by:
        raise UsageError("a correction needs a name", remedy='--by NAME, or `by = "NAME"` in detente.toml')
    return open_settled(settings), settings.by


def _make(
    store: "Store", kind: str, act: "Act", ids: list[str], by: str, options: dict[str, str | None], **more: Any
) -> None:
    """Makes the correction and says how to undo it."""
    from detente.pipeline import CODER

    with store.writer(CODER) as writer:
        id = writer.desk.make(kind, act, ids, by, options["because"], **more)
    click.echo(f"correction {id}; `detente undo {id}` undoes it")
