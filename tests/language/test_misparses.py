"""French words that the parser takes for others, set right."""

import pytest

from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Document


def _document(text: str) -> Document:
    return analyze(gold_article(text, "fr", "2025-05-20T12:00:00"))


@pytest.mark.parametrize(
    ("text", "word", "governor"),
    [
        ("Macron s'est entretenu par téléphone avec Poutine dimanche.", "Macron", "entretenu"),
        ("Vahagn Khatchatourian, au nom de la République d'Arménie, l'a félicité.", "Vahagn", "félicité"),
    ],
)
def test_a_name_before_its_verb_is_its_subject(text: str, word: str, governor: str) -> None:
    document = _document(text)
    token = next(token for token in document.tokens if token.text == word)
    assert token.deprel.startswith("nsubj")
    assert document.tokens[token.head].text == governor


def test_a_time_before_the_verb_stays_one() -> None:
    document = _document("Dimanche soir, la délégation a quitté Genève.")
    subjects = [token.text for token in document.tokens if token.deprel.startswith("nsubj")]
    assert subjects == ["délégation"]


def test_a_participle_with_an_article_is_a_noun() -> None:
    document = _document("Le tribunal a condamné l'opposant à cinq ans de prison.")
    token = next(token for token in document.tokens if token.text == "opposant")
    assert (token.upos, token.lemma) == ("NOUN", "opposant")


def test_a_country_of_two_words_cut_off_before_its_verb_is_the_subject() -> None:
    document = _document("L'Iran et l'Arabie saoudite ont rétabli leurs relations diplomatiques.")
    subjects = [token.text for token in document.tokens if token.deprel.startswith("nsubj")]
    assert subjects == ["Iran"]
    assert len(document.sentences) == 1


def test_an_object_after_a_set_phrase_is_the_verb_s() -> None:
    document = _document("L'Azerbaïdjan a remis en liberté deux soldats arméniens.")
    token = next(token for token in document.tokens if token.text == "soldats")
    assert (token.deprel, document.tokens[token.head].text) == ("obj", "remis")


@pytest.mark.parametrize(
    ("text", "tense"),
    [("Nous frapperons les bases ennemies.", "Fut"), ("Nous apprécions hautement le soutien de la France.", "Pres")],
)
def test_the_ending_tells_the_future(text: str, tense: str) -> None:
    verb = next(token for token in _document(text).tokens if token.upos == "VERB")
    assert verb.feats["Tense"] == tense
