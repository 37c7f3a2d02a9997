"""Commitments: what was undertaken, by when, and in whose words it stands."""

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Commitment


def commitments(language: str, text: str) -> tuple[Commitment, ...]:
    return code_document(analyze(gold_article(text, language, "2020-10-30"))).commitments


def test_a_truce_agreed() -> None:
    (truce,) = commitments("fr", "L'Arménie et l'Azerbaïdjan ont conclu une trêve à Moscou.")
    assert truce.kind == "ceasefire"
    assert truce.parties == ("ARM", "AZE")
    assert [state.state for state in truce.states] == ["agreed"]
    assert truce.states[0].claimed_by is None


def test_a_breach_in_the_words_of_one_side_is_alleged() -> None:
    found = commitments("fr", "L'Arménie accuse l'Azerbaïdjan de violer la trêve.")
    states = [state for each in found for state in each.states]
    assert [(state.state, state.claimed_by) for state in states] == [("violation_alleged", "Armenia")]


def test_nothing_undertaken_gives_no_commitment() -> None:
    assert commitments("en", "France condemned the attack by Azerbaijan on Armenia.") == ()
