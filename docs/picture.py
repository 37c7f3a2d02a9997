"""`python docs/picture.py STORE`: draws docs/chronology.svg, the README's picture, from a store that was ingested."""

import io
import sys

from rich.console import Console

from detente.cli.render import Page
from detente.store import Filters, open_store


def main(where: str) -> None:
    """The talks of October 2020, as `detente chronology` shows them on a terminal of 100 columns."""
    console = Console(
        record=True, width=100, force_terminal=True, color_system="truecolor", file=io.StringIO(), highlight=False
    )
    page = Page(console)
    for event in open_store(where).view().events(Filters(type="CONSULT", since="2020-10", limit=6)):
        page.event(event)
    console.save_svg("docs/chronology.svg", title="detente chronology --type CONSULT --since 2020-10 --limit 6")


if __name__ == "__main__":
    main(sys.argv[1])
