"""The order of the stages. An article that a stage cannot handle becomes a Failure, and the run goes on."""

from collections.abc import Iterable, Iterator

from detente.articles import read_article
from detente.coding import code_document
from detente.errors import ArticleError
from detente.language import analyze
from detente.model import Article, CodedArticle, Failure, Page
from detente.sources import read_pages


def code_article(article: Article) -> CodedArticle:
    """One article, analysed and coded. Raises ArticleError."""
    return code_document(analyze(article))


def read_articles(sources: Iterable[str], language: str | None = None) -> Iterator[tuple[str, Article | Failure]]:
    """The articles of all sources with their origins, one by one; what cannot be read comes as a Failure.

    Raises SourceNotFound for a source that is not there at all.
    """
    for source in sources:
        for page in read_pages(source):
            if isinstance(page, Failure):
                yield page.origin, page
                continue
            try:
                yield page.origin, read_article(page, language)
            except ArticleError as error:
                yield page.origin, failure(error, page, "articles")


def code_articles(articles: Iterable[tuple[str, Article | Failure]]) -> Iterator[CodedArticle | Failure]:
    """Every article coded; failures pass through, new ones join them."""
    for origin, article in articles:
        if isinstance(article, Failure):
            yield article
            continue
        try:
            yield code_article(article)
        except ArticleError as error:
            yield failure(error, origin, "language")


def failure(error: ArticleError, origin: Page | str, stage: str) -> Failure:
    """The row that says what became of an article."""
    place = error.origin or (origin if isinstance(origin, str) else origin.origin)
    return Failure(origin=place, stage=stage, message=error.message, remedy=error.remedy)
