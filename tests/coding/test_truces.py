"""Truces: which, from when, and who says what became of them."""

import msgspec
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


@pytest.mark.parametrize(
    ("language", "text", "effective"),
    [
        ("en", "The truce between Israel and Hamas will begin on Friday morning at 7 a.m.", "2023-11-24T07:00"),
        ("en", "Israel-Hamas truce to begin at 7am on Friday", "2023-11-24T07:00"),
        ("en", "The truce between Israel and Hamas was delayed until Friday.", "2023-11-24"),
        ("fr", "La trêve entre Israël et le Hamas entrera en vigueur vendredi à 7 heures.", "2023-11-24T07:00"),
        ("fr", "La trêve entre Israël et le Hamas, prévue mercredi, a été reportée à vendredi.", "2023-11-24"),
        ("ru", "Перемирие между Израилем и ХАМАС вступит в силу в пятницу в 7 часов утра.", "2023-11-24T07:00"),
        ("ru", "Перемирие между Израилем и ХАМАС отложено до пятницы.", "2023-11-24"),
    ],
)
def test_a_beginning_to_come_is_a_term_of_what_was_agreed(language: str, text: str, effective: str) -> None:
    (truce,) = truces(language, text, "2023-11-22T09:00")
    assert (truce.parties, truce.effective) == (("Hamas", "ISR"), effective)
    assert {(state.state, state.effective) for state in truce.states} == {("agreed", effective)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Israel and Hamas extended their truce until Thursday."),
        ("fr", "Israël et le Hamas ont prolongé la trêve jusqu'à jeudi."),
        ("ru", "Израиль и ХАМАС продлили перемирие до четверга."),
    ],
)
def test_an_extension_sets_the_end_not_the_beginning(language: str, text: str) -> None:
    (truce,) = truces(language, text, "2023-11-27T18:00")
    assert truce.effective is None
    assert {(state.state, state.until) for state in truce.states} == {("extended", "2023-11-30")}


@pytest.mark.parametrize(
    "text",
    [
        "Mediators raced to extend the truce between Israel and Hamas.",
        "The United States and the European Union agreed to extend a truce on steel.",
        "Protesters in London carried signs that demanded a ceasefire in Gaza.",
        "The minister ended his visit without a ceasefire between Israel and Hamas.",
        "Families enjoyed a short break by the sea during the truce between Israel and Hamas.",
    ],
)
def test_what_only_names_a_truce_tells_nothing_of_it(text: str) -> None:
    assert truces("en", text, "2023-11-27T18:00") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Armenia and Azerbaijan agreed on a truce. Two previous truces had collapsed."),
        ("fr", "L'Arménie et l'Azerbaïdjan ont conclu une trêve. Deux précédentes trêves avaient échoué."),
        ("ru", "Армения и Азербайджан договорились о перемирии. Два предыдущих перемирия провалились."),
    ],
)
def test_what_became_of_former_truces_is_not_told_of_this_one(language: str, text: str) -> None:
    (truce,) = truces(language, text)
    assert {state.state for state in truce.states} == {"agreed"}


def test_a_verb_without_a_form_is_read() -> None:
    text = (
        "A humanitarian ceasefire agreed in Washington took effect at 8 a.m. local time on Monday, but Armenia and "
        "Azerbaijan soon accused each other of breaking it."
    )
    document = analyze(gold_article(text, "en", "2020-10-26T15:40"))
    bare = tuple(
        msgspec.structs.replace(token, feats={key: each for key, each in token.feats.items() if key != "VerbForm"})
        for token in document.tokens
    )
    (truce,) = code_document(msgspec.structs.replace(document, tokens=bare)).commitments
    assert truce.effective == "2020-10-26T08:00"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A four-day truce between Israel and Hamas began on Friday. They have agreed to extend it by two days."),
        ("en", "The four-day truce between Israel and Hamas was extended by two days on Monday."),
        ("fr", "La trêve de quatre jours entre l'Arménie et l'Azerbaïdjan a été prolongée de deux jours."),
        ("ru", "Четырёхдневное перемирие между Израилем и ХАМАС продлено на два дня."),
    ],
)
def test_how_long_a_truce_holds_and_by_how_much_it_is_extended(language: str, text: str) -> None:
    (truce,) = truces(language, text, "2023-11-27T20:00")
    told = {state.state: state.lasting for state in truce.states}
    assert told.get("in_force", "P4D") == "P4D"
    assert told.get("extended", "P2D") == "P2D"
    assert set(told) & {"in_force", "extended"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Israel and Hamas agreed to prolong the truce by two days."),
        ("ru", "Израиль и ХАМАС договорились о продлении перемирия на два дня."),
    ],
)
def test_agreeing_to_extend_is_an_extension(language: str, text: str) -> None:
    (truce,) = truces(language, text, "2023-11-27T20:00")
    assert [(state.state, state.lasting) for state in truce.states] == [("extended", "P2D")]
