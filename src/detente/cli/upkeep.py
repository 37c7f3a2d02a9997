"""The commands that look after a store: migrate, verify, backup."""

from pathlib import Path

import click

from detente.cli.commands import DB, open_settled, settled


def add_upkeep(group: click.Group) -> None:
    """Adds these commands to the command line."""
    for command in (migrate, verify, backup):
        group.add_command(command)


@click.command()
@DB
@click.pass_context
def migrate(context: click.Context, /, db: str | None) -> None:
    """Bring a store to this version's tables; nothing is lost.

    One transaction: stopped midway, the store is as before. What is derived for quick pages is derived anew.
    """
    from detente.store import default_store, migrate_store

    settings = settled(context, db=db)
    before, after = migrate_store(settings.db or default_store())
    if not settings.quiet:
        told = "made anew" if before is None else "as before" if before == after else f"from {before}"
        click.echo(f"tables {after}, {told}", err=True)


@click.command()
@DB
@click.pass_context
def verify(context: click.Context, /, db: str | None) -> int:
    """Check a store: the database, every span against its text, groups, histories.

    Lists what is wrong and ends with 3, or says that all is well.
    """
    settings = settled(context, db=db)
    store = open_settled(settings)
    number = 0
    for fault in store.faults():
        number += 1
        click.echo(f"{fault.where}: {fault.what}")
    if number:
        click.echo(
            f"detente: {store.where} is damaged in {number} places. Restore a backup, or ingest into a new store",
            err=True,
        )
        return 3
    counts = store.view().counts()
    click.echo(
        f"{store.where} is whole: {counts.articles:,} articles, {counts.event_mentions:,} event mentions in "
        f"{counts.events:,} events, {counts.quotations:,} quotations, {counts.commitments:,} commitments"
    )
    return 0


@click.command()
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@DB
@click.pass_context
def backup(context: click.Context, /, target: Path, db: str | None) -> None:
    """Copy a store into the new file TARGET while it is in use.

    The copy is an SQLite file and a store itself (--db TARGET), also where the store is on PostgreSQL.
    """
    settings = settled(context, db=db)
    size = open_settled(settings).back_up(target)
    if not settings.quiet:
        click.echo(f"{target}: {size / 1e6:,.1f} MB", err=True)
