"""What another version coded is told, and coded again when asked; what it said then is kept."""

from pathlib import Path

import msgspec
import pytest
from tests.builders import ARMENIA, AZERBAIJAN, attack, coded

from detente import pipeline
from detente.coder import coder
from detente.model import Article, CodedArticle
from detente.store import Filters, Store

TOLD = coded(attack(AZERBAIJAN, ARMENIA, on="2020-10-25"))


def test_a_coder_s_name_changes_with_its_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.csv"
    names = [coder()]
    for text in ("a", "b"):
        own.write_text(text)
        monkeypatch.setattr("detente.lexicon.in_use", lambda: (own,))
        coder.cache_clear()
        names.append(coder())
    coder.cache_clear()
    assert len(set(names)) == 3
    assert all(name.startswith("detente 0.") for name in names)


def test_recoding_the_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def quiet(article: Article) -> CodedArticle:
        return CodedArticle(article=article)

    monkeypatch.setattr(pipeline, "code_article", quiet)
    with store.writer("test") as writer:
        pipeline.store_article(TOLD, writer, "a.txt", "detente 0.0.9 (00000000)")
        assert writer.knows(TOLD.article.id)
        assert not writer.knows(TOLD.article.id, coder())
    view = store.view()
    before = msgspec.to_builtins(list(view.events()))
    moment = view.runs()[-1].finished
    assert view.coded_otherwise(coder()) == [(TOLD.article.id, "a.txt")]
    assert [outcome.result for outcome in pipeline.recode(store)] == ["added"]
    assert view.coded_otherwise(coder()) == []
    assert list(view.events()) == []
    assert msgspec.to_builtins(list(view.events(Filters(as_of=moment)))) == before
    assert list(pipeline.recode(store)) == []
