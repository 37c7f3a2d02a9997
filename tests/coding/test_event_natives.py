"""Whose the bodies are that are told without a country."""

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze


def _summoner(text: str) -> str | None:
    (event,) = code_document(analyze(gold_article(text, "en", "2025-05-26"))).events
    (participant,) = event.actors
    return participant.actor.country if participant.actor else None


def test_who_summons_an_envoy_is_of_another_country_than_he() -> None:
    text = "The French envoy was summoned by the Foreign Ministry over a French minister's words against Iran."
    assert _summoner(text) == "IRN"


def test_where_no_other_country_is_named_it_stays_open() -> None:
    assert _summoner("The foreign ministry expelled two French diplomats.") is None
