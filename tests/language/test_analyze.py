"""One Document view over three languages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.articles import clean_article
from detente.errors import ArticleError, UnsupportedLanguage
from detente.language import MAX_CHARACTERS, analyze
from detente.model import Document, Token

SENTENCES = {
    "fr": "Le ministre a signé la trêve à Genève.",
    "en": "The minister signed the truce in Geneva.",
    "ru": "Министр подписал в Женеве перемирие.",
}


def document(text: str, language: str) -> Document:
    return analyze(clean_article(text, language=language))


def the(document: Document, lemma: str) -> Token:
    (found,) = (token for token in document.tokens if token.lemma == lemma)
    return found


@pytest.mark.parametrize(
    ("language", "verb", "subject", "object", "place"),
    [
        ("fr", "signer", "ministre", "trêve", "genève"),
        ("en", "sign", "minister", "truce", "geneva"),
        ("ru", "подписать", "министр", "перемирие", "женева"),
    ],
)
def test_every_language_gives_the_same_tree(language: str, verb: str, subject: str, object: str, place: str) -> None:
    doc = document(SENTENCES[language], language)
    root = the(doc, verb)
    assert root.deprel == "root"
    assert [token.lemma for token in doc.children(root, "nsubj")] == [subject]
    assert [token.lemma for token in doc.children(root, "obj")] == [object]
    assert [token.lemma for token in doc.children(root, "obl")] == [place]
    assert [child.rel for child in doc.children(the(doc, place))] == ["case"]


def test_no_sentence_crosses_a_paragraph() -> None:
    doc = document("Accord trouvé à Genève\n\nLes deux parties ont signé", "fr")
    spans = [doc.sentence_span(i).text for i in range(len(doc.sentences))]
    assert spans == ["Accord trouvé à Genève", "Les deux parties ont signé"]


@pytest.mark.parametrize("language", ["fr", "en", "ru"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(alphabet=st.sampled_from("aé Яж.,«»“”\"'’—-\n\u00a0\u2028😀1:?!()"), max_size=120))
def test_offsets_and_trees_hold_on_any_text(language: str, text: str) -> None:
    doc = document(text, language)
    for token in doc.tokens:
        assert doc.text[token.start : token.end] == token.text
        first, last = doc.sentences[token.sentence]
        assert first <= token.i < last
        assert first <= token.head < last
        assert len(list(doc.ancestors(token))) <= last - first  # no circles
    assert [token.i for token in doc.tokens] == list(range(len(doc.tokens)))


def test_an_unread_language_names_those_that_are_read() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"French \(fr\), English \(en\), Russian \(ru\)"):
        document("Die Minister trafen sich.", "de")


def test_a_text_of_one_endless_line_is_cut_and_read() -> None:
    text = "Les ministres ont signé la trêve à Genève " * 1500
    doc = document(text, "fr")
    assert doc.tokens[-1].end >= len(text.rstrip())


def test_a_text_over_the_limit_is_refused_with_a_remedy() -> None:
    with pytest.raises(ArticleError, match="Split it into its articles"):
        document("a " * (MAX_CHARACTERS // 2 + 1), "fr")
