"""Truces: which, from when, and who says what became of them."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Commitment


def truces(language: str, text: str, published: str = "2020-10-17T20:00") -> tuple[Commitment, ...]:
    found = code_document(analyze(gold_article(text, language, published))).commitments
    return tuple(each for each in found if each.kind == "ceasefire")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Armenia and Azerbaijan agree on a truce in Nagorno-Karabakh from midnight on 18 October."),
        (
            "fr",
            "L'Arménie et l'Azerbaïdjan sont convenus d'une trêve au Haut-Karabakh à partir du 18 octobre à minuit.",
        ),
        ("ru", "Армения и Азербайджан договорились о перемирии в Нагорном Карабахе с полуночи 18 октября."),
    ],
)
def test_a_truce_agreed_for_a_coming_day(language: str, text: str) -> None:
    (truce,) = truces(language, text)
    assert truce.parties == ("ARM", "AZE")
    assert truce.effective == "2020-10-18T00:00"
    assert {state.state for state in truce.states} == {"agreed"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France called on Armenia and Azerbaijan to agree to a ceasefire in Nagorno-Karabakh."),
        ("fr", "La France a appelé l'Arménie et l'Azerbaïdjan à conclure un cessez-le-feu au Haut-Karabakh."),
        ("ru", "Франция призвала Армению и Азербайджан объявить о перемирии в Нагорном Карабахе."),
    ],
)
def test_a_call_for_a_truce_is_no_truce(language: str, text: str) -> None:
    assert truces(language, text) == ()


def test_both_sides_allege_a_breach() -> None:
    (truce,) = truces("en", "Armenia and Azerbaijan accused each other of breaking the truce in Nagorno-Karabakh.")
    assert {(state.state, state.claimed_by) for state in truce.states} == {
        ("violation_alleged", "Armenia"),
        ("violation_alleged", "Azerbaijan"),
    }


def test_several_truces_stay_apart() -> None:
    text = "Two truces in Nagorno-Karabakh, agreed by Armenia and Azerbaijan on 2 October and on 9 October, collapsed."
    assert [truce.declared for truce in truces("en", text)] == ["2020-10-02", "2020-10-09"]
