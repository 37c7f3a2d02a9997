"""Raw page → Article: main text, furniture off, dateline and language (codebook, section 1)."""

from detente.model import Article, Page
from detente.text import digest


def read_article(page: Page, language: str | None = None) -> Article:
    """The article a page holds.

    language: ISO 639-1 to override what the page says and what is recognised.
    Raises UnreadableSource where there is no text left, UnsupportedLanguage for a language no analyzer reads.
    """
    return clean_article(
        page.content,
        language=language or page.language or "fr",
        published=page.published,
        url=page.url,
        title=page.title,
        publisher=page.publisher,
    )


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
