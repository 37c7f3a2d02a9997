"""Raw page → Article: main text, furniture off, dateline and language (codebook, section 1).

What is removed: furniture, repeats, and datelines and place lines that stand on a line of their own, which live
in the article's fields. What stays, word for word: headline, paragraphs, a dateline that opens a paragraph.
"""

import logging
from datetime import UTC, datetime, timedelta

from detente.articles.heads import Parts, take_apart
from detente.articles.languages import language_code, language_of
from detente.articles.layout import Line, joined, lines_of
from detente.articles.moments import more_precise, read_moment
from detente.errors import UnreadableSource
from detente.model import Article, Page
from detente.text import digest

__all__ = ["MAX_CHARACTERS", "clean_article", "doubts", "read_article"]

MAX_CHARACTERS = 1_000_000  # a longer text is no news item
_log = logging.getLogger(__name__)


def read_article(page: Page, language: str | None = None) -> Article:
    """The article a page holds.

    language: ISO 639-1 to override what the page says and what is recognised.
    What is odd but no error (no publication date, one in the future) is logged as a warning.
    Raises UnreadableSource where there is no text left or too much, UnsupportedLanguage for a language no analyzer
    reads.
    """
    _check(page)
    article = _recorded(page, language) if page.clean else _extracted(page, language)
    for doubt in doubts(article):
        _log.warning("%s: %s", page.origin, doubt)
    return article


def doubts(article: Article, now: datetime | None = None) -> list[str]:
    """What a reader should know of an article's publication moment, in plain sentences; usually nothing.

    now: the present, to tell dates in the future by (a day is allowed for time zones).
    """
    if article.published is None:
        return [
            "no publication date found, so times like « hier » stay without a date; "
            "give it in a line like `30 octobre 2020 06:00 (UTC+01:00)` or a column `date`"
        ]
    try:
        moment = datetime.fromisoformat(article.published)
    except ValueError:
        return [f"the publication date {article.published!r} is not in ISO 8601"]
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment > (now or datetime.now(UTC)) + timedelta(days=1):
        return [f"the publication date {article.published} lies in the future; it is kept, check the source"]
    return []


def clean_article(
    text: str,
    *,
    language: str,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    byline: str | None = None,
    place: str | None = None,
) -> Article:
    """An article of text that is already clean, taken as it stands: offsets count this very text.

    Every line with text in it is a paragraph.
    """
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    return Article(
        id=digest(url, published, text),
        url=url,
        publisher=publisher,
        title=title,
        byline=byline,
        place=place,
        published=published,
        language=language,
        text=text,
        paragraphs=tuple(paragraphs),
    )


def _recorded(page: Page, language: str | None) -> Article:
    """A record of the contract: its text is an article's already."""
    return clean_article(
        page.content,
        language=language or language_of(page.content, language_code(page.language), page.origin),
        published=page.published,
        url=page.url,
        title=page.title,
        publisher=page.publisher,
        byline=page.byline,
        place=page.place,
    )


def _extracted(page: Page, language: str | None) -> Article:
    claimed = language_code(page.language)
    published = read_moment(page.published)
    title, byline, publisher, url = page.title, page.byline, page.publisher, page.url
    if page.html or _is_markup(page.content):
        from detente.articles.webpages import read_webpage

        web = read_webpage(page.content)
        lines = [Line(line, apart=True) for line in web.lines]
        title, byline, publisher = title or web.title, byline or web.byline, publisher or web.publisher
        published, url = published or web.published, url or web.url
    else:
        lines = lines_of(page.content)
    title = " ".join((title or "").split()) or None
    parts = take_apart(lines, title)
    text = _text_of(parts)
    if not text:
        raise UnreadableSource(
            "holds no article text, only a page's furniture",
            origin=page.origin,
            remedy="Save the article's own page, or its text as a .txt file",
        )
    return clean_article(
        text,
        language=language or language_of(text, claimed, page.origin),
        published=more_precise(published, parts.moment),
        url=url,
        title=parts.title,
        publisher=publisher or parts.publisher,
        byline=byline or parts.byline,
        place=page.place or parts.place,
    )


def _text_of(parts: Parts) -> str:
    """Headline, a blank line, the body."""
    if parts.title is None:
        return joined(parts.body)
    first = [Line(line.text, line.apart or not number) for number, line in enumerate(parts.body)]
    return joined([Line(parts.title, apart=True), *first])


def _is_markup(content: str) -> bool:
    """Whether a table's cell holds HTML."""
    return content.count("</p>") > 1 or content.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))


def _check(page: Page) -> None:
    """Raises UnreadableSource for a text that is too long or holds what is no character."""
    if not page.html and len(page.content) > MAX_CHARACTERS:
        raise UnreadableSource(
            f"is too long for one article ({len(page.content):,} characters)",
            origin=page.origin,
            remedy="Split it into its articles, for instance one row each of a JSON Lines table",
        )
    try:
        page.content.encode()
    except UnicodeEncodeError as error:
        raise UnreadableSource(
            f"has half a character (a lone surrogate) at {error.start}", origin=page.origin, remedy="Save it as UTF-8"
        ) from error
    if "\x00" in page.content:
        raise UnreadableSource(
            f"has a NUL character at {page.content.index(chr(0))}",
            origin=page.origin,
            remedy="Remove it; text holds none",
        )
