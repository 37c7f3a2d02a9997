"""`python docs/picture.py STORE`: draws docs/chronology.svg, the README's picture, from a store that was ingested."""

import io
import re
import sys
from pathlib import Path

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
    drawn = console.export_svg(title="detente chronology --type CONSULT --since 2020-10 --limit 6")
    # the fonts that Rich would fetch from the network are left out; any monospaced one will do
    Path("docs/chronology.svg").write_text(
        re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL), encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
