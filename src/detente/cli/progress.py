"""What `ingest` shows while it works, on standard error: how many, how fast, what failed."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import click


class Progress:
    """Counts outcomes; draws a bar on a terminal, nothing on a pipe, and always tells of failures."""

    def __init__(self, quiet: bool = False) -> None:
        self.counts = {"added": 0, "known": 0, "failed": 0}
        self.quiet = quiet
        self._started = time.monotonic()
        self._drawn = 0.0
        self._bar = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)

    def count(self, result: str) -> None:
        """One more page done."""
        self.counts[result] += 1
        now = time.monotonic()
        if self._bar and now - self._drawn > 0.1:
            self._drawn = now
            click.echo(f"\r\x1b[K{self._line()}", nl=False, err=True)

    def say(self, message: str) -> None:
        """A message on a line of its own, above the bar."""
        click.echo(("\r\x1b[K" if self._bar else "") + message, err=True)

    def summary(self, where: str) -> None:
        """The last line: what was done, and where it is kept."""
        if not self.quiet:
            click.echo(f"{self._line()}  →  {where}", err=True)

    def _line(self) -> str:
        seconds = max(time.monotonic() - self._started, 1e-9)
        rate = sum(self.counts.values()) / seconds
        told = {"added": "coded", "known": "known already", "failed": "failed"}
        parts = [f"{self.counts[key]:,} {words}" for key, words in told.items() if self.counts[key] or key == "added"]
        return f"{' · '.join(parts)} · {rate:,.1f} articles/s · {seconds:,.0f} s"


def preparing(quiet: bool = False) -> Callable[[str], None]:
    """What to call with each line about work done before the articles: on a terminal it is drawn over the last one,
    elsewhere only what is new before its ` · ` is told; nothing with `quiet`.
    """
    told: set[str] = set()
    drawn = sys.stderr.isatty()

    def report(line: str) -> None:
        if quiet:
            return
        if drawn:
            click.echo(f"\r\x1b[K{line}" if line else "\r\x1b[K", nl=False, err=True)
        elif (what := line.partition(" · ")[0]) and what not in told:
            told.add(what)
            click.echo(f"detente: {what}", err=True)

    return report
