"""What is read: the raw page as it came, and the clean article made of it (codebook, section 1)."""

from msgspec import Struct


class Page(Struct, frozen=True, kw_only=True):
    """One raw item as a source gave it, before any cleaning.

    origin: where it came from, as `file`, `file:line` (a table's row) or a URL; named in every message.
    content: the text or HTML.
    html: whether content is HTML.
    title, url, published, language, publisher: what the source itself says of it (a table's columns);
        None where it says nothing.
    byline, place: the same, from a record of the contract.
    clean: the content is an article's text already (a record of the contract) and is taken as it stands.
    """

    origin: str
    content: str
    html: bool = False
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    byline: str | None = None
    place: str | None = None
    clean: bool = False


class Article(Struct, frozen=True, kw_only=True):
    """The clean text of one news item: headline, then body, without the page's furniture.

    id: stable name made of url, publication moment and text.
    published: ISO 8601 with the precision and UTC offset that were given (`2020-10-30T06:00:00+01:00`,
        `2018-07-09`); None when unknown, never guessed.
    place: the dateline's place as written (`Bakou`).
    byline: the agency or author named in the dateline or byline, as written.
    language: ISO 639-1 (`fr`, `en`, `ru`).
    text: never changes once stored; all offsets of all records count its code points.
    paragraphs: `(start, end)` of the headline (when there is one, first) and of each body paragraph.
    """

    id: str
    url: str | None
    publisher: str | None
    title: str | None
    byline: str | None
    place: str | None
    published: str | None
    language: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]
