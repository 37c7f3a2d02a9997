"""`detente actors refresh`: newer office holders from Wikidata, for people with a network."""

from datetime import date, datetime, timedelta

import click

from detente.cli.commands import JSON, settled, write_json

_YEARS = 2


@click.command()
@click.option(
    "--since",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Tenures that began since; two years ago by default.",
)
@JSON
@click.pass_context
def refresh(context: click.Context, /, since: datetime | None, as_json: bool) -> None:
    """Fetch newer office holders from Wikidata.

    Heads of state and government, foreign and defence ministers of all states. They are written to offices.csv in
    your data folder, which every later run reads after the shipped table and before your own lexicon. Prints what changed.
    """
    from detente import lexicon
    from detente.lexicon.fetched import fetched, fetched_file, keep, news
    from detente.sources.wikidata import fetch_held

    settings = settled(context)
    lexicon.use((*fetched(), *settings.lexicon))
    first = since.date() if since is not None else date.today() - timedelta(365 * _YEARS)
    told = fetch_held(first, settings.wikidata)
    rows = news(told, lexicon.table("common", "offices"), f"Wikidata, {date.today().isoformat()}")
    if rows:
        keep(rows, fetched_file())
    for row in rows:
        if as_json:
            write_json(row)
        else:
            click.echo(f"{row['country']} {row['title']}: {row['person']}, {row['start']} – {row['end'] or 'today'}")
    if not settings.quiet:
        told_of = f"{len(rows)} written to {fetched_file()}" if rows else "nothing new"
        click.echo(f"{len(told)} tenures told, {told_of}", err=True)
