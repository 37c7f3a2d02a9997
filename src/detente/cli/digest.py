"""`detente digest`: what is new, what changed, what falls due."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from detente.cli.commands import DB, JSON, open_settled, settled, write_json

if TYPE_CHECKING:
    from rich.text import Text

    from detente.bulletin import Bulletin, Changed, Due, New
    from detente.cli.render import Page

LIMIT = 20


def add_digest(group: click.Group) -> None:
    """Adds the command to the command line."""
    group.add_command(digest)


@click.command()
@click.option("--since", required=True, metavar="MOMENT", help="New since when (2020-10-23, 2020-10-23T08:00).")
@click.option("--days", default=7, show_default=True, metavar="N", help="What falls due in so many days.")
@click.option("--today", metavar="DATE", help="The day to look from; by default the clock's, in UTC.")
@click.option("--limit", default=LIMIT, show_default=True, metavar="N", help="At most N of each sort (in --json all).")
@DB
@JSON
@click.pass_context
def digest(
    context: click.Context, /, since: str, days: int, today: str | None, limit: int, db: str | None, as_json: bool
) -> None:
    """What is new, what changed state, what falls due in the coming days.

    The weightiest first: by the number of independent sources, then by the rank of those who act.
    """
    from datetime import UTC, date, datetime

    from detente.bulletin import bulletin
    from detente.cli.render import Page
    from detente.errors import UsageError

    try:
        day = date.fromisoformat(today) if today else datetime.now(UTC).date()
    except ValueError as error:
        raise UsageError(f"today does not understand '{today}'", remedy="Give a day: 2020-10-26") from error
    made = bulletin(open_settled(settled(context, db=db)).view(), since, day, days)
    if as_json:
        write_json(made)
    else:
        show(made, Page(), limit)


def show(made: "Bulletin", page: "Page", limit: int = LIMIT) -> None:
    """The bulletin for people."""
    from detente.cli import dates

    print_ = page.console.print
    print_(f"Since {dates.moment(made.since)}, seen on {dates.moment(made.today)}", style="dim")
    _section(page, "New", made.new, limit)
    _section(page, "Changed", made.changed, limit)
    _section(page, f"Due until {dates.moment(made.until)}", made.due, limit)


def _section(page: "Page", title: str, items: "Sequence[New | Changed | Due]", limit: int) -> None:
    page.heading(title, len(items))
    for each in items[:limit]:
        date, sentence, facts = _entry(each)
        page.entry(date, sentence, style="bold")
        page.below(facts)
    if len(items) > limit:
        page.below(_dim(f"and {len(items) - limit} more"))
    if not items:
        page.below(_dim("nothing"))


def _entry(item: "New | Changed | Due") -> "tuple[str, str, Text]":
    """The date, the sentence and the facts of one entry."""
    from rich.text import Text

    from detente.bulletin import Changed, Due
    from detente.cli import dates
    from detente.cli.phrases import phrase, pledge
    from detente.cli.render import STATE_STYLE, STATUS_STYLE
    from detente.model.fused import Event

    record = item.record
    if isinstance(record, Event):
        date = dates.interval(record.when.interval, record.when.precision) if record.when else dates.UNKNOWN
        sentence = phrase(record)
    else:
        date = dates.moment(record.effective or record.declared)
        sentence = pledge(record.kind, record.parties)
    facts = Text()
    if isinstance(item, Changed):
        before, now = (told.replace("_", " ") if told else "untold" for told in (item.before, item.now))
        style = STATUS_STYLE.get(item.now or "", "") or STATE_STYLE.get(item.now or "", "")
        facts.append(f"{before} → ").append(now, style=style).append(" · ")
    elif isinstance(item, Due):
        date = dates.moment(item.on)
        facts.append(f"{item.what} · ")
    elif isinstance(record, Event):
        facts.append(record.status, style=STATUS_STYLE.get(record.status, "")).append(" · ")
        if record.where:
            facts.append(f"at {record.where.name} · ")
    elif record.state:
        facts.append(record.state.replace("_", " "), style=STATE_STYLE.get(record.state, "")).append(" · ")
    facts.append("1 source" if item.sources == 1 else f"{item.sources} sources")
    facts.append(f" · {record.id}", style="dim")
    return date, sentence, facts


def _dim(words: str) -> "Text":
    from rich.text import Text

    return Text(words, style="dim")
