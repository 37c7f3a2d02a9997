"""PLOVER's contexts, from an act's own words and from those around it."""

import pytest

from detente.articles import clean_article
from detente.coding import code_document
from detente.language import analyze
from detente.lexicon import knowledge
from detente.ontology import ontology

CASES = [
    ("en", "Kenya summoned the Somali ambassador on Monday.", "ACCUSE", {"diplomatic"}),
    ("en", "Russia and Turkey held talks on gas pipelines and tariffs.", "CONSULT", {"economic", "natural-resources"}),
    ("en", "A court in Egypt convicted three opposition activists.", "SANCTION", {"legal", "political"}),
    ("fr", "La France a condamné la saisie d'un navire par l'Iran dans le détroit.", "ACCUSE", {"maritime"}),
    ("fr", "Le Tchad a arrêté deux journalistes après l'élection présidentielle.", "COERCE", {"election"}),
    ("ru", "Польша осудила кибератаку России на польский парламент.", "ACCUSE", {"legislative"}),
    ("ru", "Турция обвинила Сирию в обстреле мечети.", "ACCUSE", {"religion", "military"}),
]


@pytest.mark.parametrize(("language", "text", "type", "contexts"), CASES)
def test_what_an_act_is_about(language: str, text: str, type: str, contexts: set[str]) -> None:
    coded = code_document(analyze(clean_article(text, language=language, published="2024-03-05T12:00:00")))
    found = {event.type: set(event.contexts) for event in coded.events}
    assert contexts <= found[type]


def test_an_act_without_such_words_has_no_context() -> None:
    text = "Denmark thanked Norway."
    coded = code_document(analyze(clean_article(text, language="en", published="2024-03-05T12:00:00")))
    assert [event.contexts for event in coded.events] == [()]


@pytest.mark.parametrize("language", ["fr", "en", "ru"])
def test_every_language_has_words_for_every_context(language: str) -> None:
    assert set(knowledge(language, "contexts", dict[str, tuple[str, ...]])) == set(ontology().contexts)
