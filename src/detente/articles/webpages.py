"""HTML → lines of text and what the page's metadata says: trafilatura, with a plain extraction behind it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from detente.articles.moments import read_moment

_SCRIPT_DATE = ("datePublished", "dateCreated")
_ARTICLE_TYPES = re.compile(r"Article|Report|Posting|Review|LiveBlog", re.IGNORECASE)
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.created",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "mediator_published_time",
    "date",
    "dc.date",
)
_SHORTEST_PARAGRAPH = 40
_DROPPED = "script|style|noscript|template|svg|form|nav|header|footer|aside|button|iframe|figure|select"


class WebPage(Struct, frozen=True, kw_only=True):
    """What an HTML page holds: its text, line by line, and what it says of itself."""

    lines: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


def read_webpage(html: str) -> WebPage:
    """The main text and the metadata of a page; no lines where there is no text."""
    import trafilatura
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    # lxml refuses a str with an XML declaration; bytes with a stated encoding always pass.
    tree = document_fromstring(html.encode("utf-8", "replace") or b"<p>", parser=HTMLParser(encoding="utf-8"))
    linked = _linked_article(tree)
    metas = _metas(tree)
    publisher = _name(linked.get("publisher")) or metas.get("og:site_name") or metas.get("application-name")
    authors = (
        _names(linked.get("author") or linked.get("creator")) or metas.get("author") or metas.get("article:author")
    )
    extracted: Any = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=False, favor_recall=False
    )
    lines = _lines(extracted.text) if extracted else ()
    if sum(map(len, lines)) < 2 * _SHORTEST_PARAGRAPH:
        lines = _paragraphs(tree) or lines
    title = _text(linked.get("headline")) or metas.get("og:title") or (extracted and extracted.title) or _title(tree)
    return WebPage(
        lines=lines,
        title=_without_site(title, publisher),
        byline=None if authors and authors.startswith("http") else authors,
        published=_published(linked, metas, tree),
        publisher=publisher or (extracted.sitename if extracted else None),
        language=tree.get("lang") or metas.get("og:locale"),
        url=metas.get("og:url"),
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").split("\n") if line.strip())


def _paragraphs(tree: Any) -> tuple[str, ...]:
    """The plain way: the paragraphs of the element that holds the most text in its own paragraphs."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for parent in {paragraph.getparent() for paragraph in tree.iter("p")} - {None}:
        texts = [" ".join(paragraph.text_content().split()) for paragraph in parent.findall("p")]
        texts = [text for text in texts if text]
        best = max(best, (sum(map(len, texts)), tuple(texts)))
    if best[0] >= _SHORTEST_PARAGRAPH:
        return best[1]
    for element in tree.xpath("//" + " | //".join(_DROPPED.split("|"))):
        element.drop_tree()
    body = tree.find("body")
    return _lines("\n".join((body if body is not None else tree).itertext()))


def _published(linked: dict[str, Any], metas: dict[str, str], tree: Any) -> str | None:
    """The moment of publication: the most precise of what the page's metadata gives, JSON-LD first."""
    values = [linked.get(name) for name in _SCRIPT_DATE]
    values += [metas.get(name) for name in _META_DATES]
    values += tree.xpath("//time[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content")
    times = tree.xpath("//article//time/@datetime | //time[@pubdate]/@datetime") or tree.xpath("//time/@datetime")
    values += times[:1]
    moments = [moment for value in values if isinstance(value, str) and (moment := read_moment(value))]
    if not moments:
        return None
    same_day = [moment for moment in moments if moment[:10] == moments[0][:10]]
    return max(same_day, key=len)


def _linked_article(tree: Any) -> dict[str, Any]:
    """The page's article as JSON-LD describes it; empty where it does not."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue  # many pages carry broken JSON-LD; the other metadata serve then
        for item in _items(data):
            kinds = item.get("@type")
            if _ARTICLE_TYPES.search(" ".join(kinds) if isinstance(kinds, list) else str(kinds)):
                return item
    return {}


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 5:
        return
    if isinstance(data, list):
        for part in data:
            yield from _items(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(data.get(name), depth + 1)


def _metas(tree: Any) -> dict[str, str]:
    """The page's `<meta>` by name, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    from html import unescape

    return " ".join(unescape(value).split()) or None


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _name(value[0]) if isinstance(value, list) and value else _text(value)


def _names(value: Any) -> str | None:
    """The names of one or several authors, joined by commas."""
    names = [_name(one) for one in (value if isinstance(value, list) else [value])]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _title(tree: Any) -> str | None:
    headings = tree.xpath("//h1") or tree.xpath("//title")
    return _text(headings[0].text_content()) if headings else None


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """A title without the name of its site (`… | Agence`)."""
    if not title:
        return None
    for mark in (" | ", " - ", " — ", " – "):
        head, separator, tail = title.rpartition(mark)
        if separator and publisher and tail.casefold().strip() in publisher.casefold():
            return head.strip()
    return title
