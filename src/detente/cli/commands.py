"""The commands of the contract, each a few lines: settings, then the pipeline or the store, then a view."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from detente import __version__

if TYPE_CHECKING:  # every import here would slow `--help`
    from detente.cli.render import Page
    from detente.cli.settings import Settings
    from detente.model import CodedArticle, Failure
    from detente.store import Store

LANGUAGE = click.option("--language", metavar="CODE", help="fr, en or ru; recognised for each article by default.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON record a line.")
DB = click.option("--db", metavar="PATH|URL", help="The store; by default an SQLite file in your data folder.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="detente")
@click.option("--quiet", is_flag=True, default=None, help="No progress and no messages but errors.")
@click.option("--no-input", is_flag=True, help="Never ask anything (Détente asks nothing today).")
@click.pass_context
def detente(context: click.Context, quiet: bool | None, no_input: bool) -> None:
    """Reads the news of a conflict and keeps the record of its diplomacy.

    Who said what, who met or called whom, what was agreed and whether it held: each line with the words it
    was read from. Try: detente read ARTICLE.txt
    """
    context.obj = {"quiet": quiet}


@detente.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@LANGUAGE
@JSON
@click.option("--explain", is_flag=True, help="Also what was considered and declined, and why (in --json always).")
@click.pass_context
def read(context: click.Context, sources: tuple[str, ...], language: str | None, as_json: bool, explain: bool) -> int:
    """Code articles without storing them.

    A SOURCE is a text or HTML file, a folder, a JSON Lines or CSV table (plain or .gz), or - for standard input.
    """
    from detente.pipeline import code_articles, read_articles

    settings = ready(settled(context, language=language))
    show = write_json if as_json else page().explained if explain else page().coded
    return _each(code_articles(read_articles(sources, settings.language)), show)


@detente.command()
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option(
    "--recode", is_flag=True, help="Code again what another version coded; without a SOURCE, in all the store."
)
@DB
@LANGUAGE
@click.pass_context
def ingest(context: click.Context, sources: tuple[str, ...], recode: bool, db: str | None, language: str | None) -> int:
    """Code articles and store them; again is free.

    What is stored stays stored: stop at any moment, start again, and what is known is skipped.
    """
    from detente.cli.progress import Progress
    from detente.coder import coder
    from detente.pipeline import ingest as ingest_sources
    from detente.pipeline import recode as recode_store

    if not sources and not recode:
        raise click.UsageError("Missing argument 'SOURCE…'.", context)

    settings = ready(settled(context, db=db, language=language))
    store = open_settled(settings)
    with Progress(quiet=settings.quiet) as progress:
        outcomes = ingest_sources(sources, store, settings.language, recode) if sources else recode_store(store)
        for outcome in outcomes:
            progress.count(outcome.result)
            if outcome.failure:
                progress.say(report(outcome.failure))
    progress.summary(store.where)
    others = store.view().number_coded_otherwise(coder())
    if others and not settings.quiet:
        told = f"{others:,} articles here were coded by another version or lexicon"
        click.echo(f"{told}; `detente ingest --recode` codes them again", err=True)
    return 1 if progress.counts["failed"] else 0


@detente.command()
@click.argument("gold", metavar="GOLD")
@LANGUAGE
@JSON
@click.pass_context
def evaluate(context: click.Context, /, gold: str, language: str | None, as_json: bool) -> None:
    """Precision, recall, F1 of every layer against GOLD.

    GOLD has one record a line in the form of `read --json`, plain or .gz. docs/quality.md says what the
    measures mean.
    """
    from pathlib import Path

    from detente.evaluate import score_gold

    settings = ready(settled(context, language=language))
    report = score_gold(Path(gold), settings.language)
    if as_json:
        write_json(report)
        return
    for layer, measures in report.items():
        for measure, figure in measures.items():
            click.echo(f"{layer:12} {measure:24} {figure:7.3f}")


@detente.command()
@JSON
def models(as_json: bool) -> None:
    """The languages Détente reads, with which models, and where they come from."""
    from importlib.metadata import metadata

    import msgspec

    from detente.language import LANGUAGES, MODELS

    rows = [
        {
            "language": code,
            "name": LANGUAGES[code],
            "package": package,
            "version": (about := metadata(package))["Version"],
            "license": next((about[key] for key in ("License-Expression", "License") if key in about), None),
            "summary": about["Summary"],
        }
        for code, packages in MODELS.items()
        for package in packages
    ]
    for row in rows:
        if as_json:
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        else:
            click.echo(f"{row['name']:8} {row['package']:24} {row['version']:22} {row['license'] or ''}")
            click.echo(f"{'':8} {row['summary']}")


def settled(context: click.Context, **options: object) -> "Settings":
    """The settings in force for a command: its options over variables over the file."""
    import logging

    from detente.cli.settings import read_settings

    settings = read_settings(**{**context.obj, **options})
    logging.basicConfig(format="detente: %(message)s", level=logging.ERROR if settings.quiet else logging.WARNING)
    return settings


def ready(settings: "Settings") -> "Settings":
    """The settings, with the user's lexicon in use and checked and the index of places built. Raises ConfigurationError."""
    from detente.cli.progress import preparing
    from detente.coding.readiness import make_ready
    from detente.lexicon.fetched import fetched

    make_ready((*fetched(), *settings.lexicon), preparing(settings.quiet))
    return settings


def page() -> "Page":
    """Where records are printed for people."""
    from detente.cli.render import Page

    return Page()


def write_json(record: object) -> None:
    """One record as a line of JSON on standard output."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")


def _each(outcomes: "Iterator[CodedArticle | Failure]", show: "Callable[[CodedArticle], None]") -> int:
    """Shows every coded article, lists every failure on standard error; the exit code."""
    from detente.model import Failure

    failures = 0
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures += 1
            click.echo(report(outcome), err=True)
        else:
            show(outcome)
    return 1 if failures else 0


def report(failure: "Failure") -> str:
    """A failure on one line: where, what, how to mend it."""
    remedy = f". {failure.remedy}" if failure.remedy else ""
    return f"detente: {failure.origin}: {failure.message}{remedy}"


def open_settled(settings: "Settings") -> "Store":
    """The store that the settings name. Raises StoreError."""
    from detente.store import default_store, open_store

    return open_store(settings.db or default_store())
