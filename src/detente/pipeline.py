"""The order of the stages. An article that a stage cannot handle becomes a Failure, and the run goes on."""

import traceback
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from detente import __version__, fusion
from detente.articles import read_article
from detente.coder import coder
from detente.coding import code_document
from detente.errors import ArticleError
from detente.language import analyze
from detente.model import Article, CodedArticle, Failure, Page
from detente.sources import read_pages
from detente.text import digest

if TYPE_CHECKING:  # the database library is loaded by whoever opens a store, not by whoever only reads
    from detente.store import Store, Writer

CODER = f"detente {__version__}"  # kept with runs and judgements; `coder()` names what codes more exactly


class Outcome(Struct, frozen=True):
    """What became of one page of a source: coded and stored, known already, or failed (and why)."""

    origin: str
    result: Literal["added", "known", "failed"]
    failure: Failure | None = None


def code_article(article: Article) -> CodedArticle:
    """One article, analysed and coded. Raises ArticleError.

    A mistake of ours in coding one article is an ArticleError too: it is listed, and the run goes on.
    """
    document = analyze(article)
    try:
        return code_document(document)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        raise ArticleError(
            f"coding failed: {type(error).__name__}: {error} ({where.name}, line {where.lineno})",
            remedy="This is a mistake in Détente; please report it with the article",
        ) from error


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


def ingest(
    sources: Iterable[str], store: "Store", language: str | None = None, recode: bool = False
) -> Iterator[Outcome]:
    """Reads, codes, stores and joins every article of the sources, one transaction each.

    Yields after each page, so the caller can show progress or stop; what is stored stays. A page known by
    its digest costs no reading, an article known by its id no coding, by whichever version it was coded; with
    `recode` what another version coded is coded again. Raises SourceNotFound, StoreError.
    """
    with store.writer(CODER) as writer:
        for source in sources:
            for page in read_pages(source):
                yield ingest_page(page, writer, language, recode)


def recode(store: "Store") -> Iterator[Outcome]:
    """Codes again every article of the store that another version coded; what it said then is kept. StoreError."""
    view = store.view()
    with store.writer(CODER) as writer:
        for id, origin in view.coded_otherwise(coder()):
            try:
                coded = code_article(view.article(id).article)
            except ArticleError as error:
                yield _failed(failure(error, origin, "language"), writer)
                continue
            added = store_article(coded, writer, origin, coder())
            yield Outcome(origin, "added" if added else "known")


def ingest_page(page: Page | Failure, writer: "Writer", language: str | None = None, recode: bool = False) -> Outcome:
    """One page of a source, from bytes to rows; see `ingest`."""
    if isinstance(page, Failure):
        return _failed(page, writer)
    seen = digest(
        page.content, page.title, page.url, page.published, page.language, page.publisher, language, length=32
    )
    asked = coder() if recode else None
    if writer.knows_source(seen, asked):
        writer.skip()
        return Outcome(page.origin, "known")
    stage = "articles"
    try:
        article = read_article(page, language)
        if writer.knows(article.id, asked):  # the same text from elsewhere
            writer.note(seen, article.id, page.origin)
            return Outcome(page.origin, "known")
        stage = "language"
        coded = code_article(article)
    except ArticleError as error:
        return _failed(failure(error, page, stage), writer)
    added = store_article(coded, writer, page.origin, coder(), seen)
    return Outcome(page.origin, "added" if added else "known")


def store_article(coded: CodedArticle, writer: "Writer", origin: str, coder: str, seen: str | None = None) -> bool:
    """Stores a coded article and joins its mentions to those near it, in one transaction.

    seen: the digest of the page it came from. False when this coder had coded it before.
    """
    with writer.transaction():
        change = writer.add(coded, origin, coder, seen)
        if change is None:
            return False
        acts, commitments = change.events, change.commitments
        writer.file((mention, fusion.ACTS.keys(mention)) for mention in acts)
        writer.judge("event", fusion.settle(acts, writer.near_events, fusion.ACTS))
        writer.file((mention, fusion.COMMITMENTS.keys(mention)) for mention in commitments)
        writer.judge("commitment", fusion.settle(commitments, writer.near_commitments, fusion.COMMITMENTS))
    return True


def _failed(what: Failure, writer: "Writer") -> Outcome:
    writer.fail(what)
    return Outcome(what.origin, "failed", what)
