"""What is undertaken: the thing that hangs on the word of agreeing, and who is bound."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Commitment


def commitments(language: str, text: str, published: str = "2020-10-30") -> tuple[Commitment, ...]:
    return code_document(analyze(gold_article(text, language, published))).commitments


KINDS = [
    ("en", "Iran and the United States agreed to hold a new round of talks in Oman.", "talks"),
    ("en", "Ukraine and Russia agreed to swap prisoners.", "exchange"),
    ("en", "Sudan agreed to allow humanitarian aid into Darfur.", "access"),
    ("en", "Armenia agreed to withdraw its troops from the district.", "withdrawal"),
    ("en", "Germany promised to double its aid to Ukraine.", "aid"),
    ("fr", "La France et l'Iran se sont engagés à tenir une série de réunions.", "talks"),
    ("fr", "L'Ukraine et la Russie se sont accordées sur un échange de prisonniers.", "exchange"),
    ("fr", "L'Allemagne a promis de doubler son aide à l'Ukraine.", "aid"),
    ("ru", "Армения и Азербайджан договорились обменяться пленными.", "exchange"),
    ("ru", "Иран и США договорились провести новый раунд переговоров.", "talks"),
    ("ru", "Армения обязалась вывести войска из района.", "withdrawal"),
]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_the_kind_is_what_hangs_on_the_word_of_agreeing(language: str, text: str, kind: str) -> None:
    (told,) = commitments(language, text)
    assert (told.kind, [state.state for state in told.states]) == (kind, ["agreed"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The agreement is about hostages, with talks on the rest for another day."),
        ("en", "Prime Minister Boris Johnson will convene his cabinet on Sunday."),
        ("en", "Families told the world to stop talk of executions."),
        ("en", "Hamas accused Israel of violating the agreement by blocking aid."),
        ("en", "Pope Francis will meet families of people from Gaza held by Hamas and Israel on 5 November."),
        ("en", "Emmanuel Macron will meet relatives of the victims on Sunday."),
        ("en", "The agreement of France and Iran angered the minister of aid."),
    ],
)
def test_what_does_not_hang_there_is_not_undertaken(language: str, text: str) -> None:
    assert [each.kind for each in commitments(language, text)] == []


def test_a_treaty_left_has_ended_for_those_it_binds() -> None:
    (told,) = commitments("en", "In 2018, Donald Trump walked out of the agreement between Iran and the United States.")
    assert (told.kind, told.parties, told.states[0].state) == ("other", ("IRN", "USA"), "ended")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Russie a répondu qu'elle fournirait une aide à l'Arménie."),
        ("en", "Russia said that it would send aid to Armenia."),
        ("ru", "Россия заявила, что предоставит помощь Армении."),
    ],
)
def test_what_the_doer_says_it_will_do_is_promised(language: str, text: str) -> None:
    (told,) = commitments(language, text)
    assert (told.kind, told.parties, told.states[0].claimed_by) == ("aid", ("ARM", "RUS"), "Russia")


def test_a_joint_pledge_and_the_charge_of_breaking_it() -> None:
    text = (
        "L'Arménie et l'Azerbaïdjan se sont engagés à ne pas viser les civils. "
        "L'Arménie et l'Azerbaïdjan se sont accusés de ne pas respecter cet engagement."
    )
    (told,) = commitments("fr", text)
    assert (told.kind, told.parties) == ("other", ("ARM", "AZE"))
    claims = {(state.state, state.claimed_by) for state in told.states}
    assert claims == {("agreed", None), ("violation_alleged", "Armenia"), ("violation_alleged", "Azerbaijan")}


def test_a_meeting_to_come_is_dated_by_its_own_day() -> None:
    (told,) = commitments("en", "The presidents of Armenia and Azerbaijan will meet in Geneva on 5 November.")
    assert (told.kind, told.declared, told.effective) == ("talks", None, "2020-11-05")
    assert told.states[0].date == "2020-10-30"


def test_an_exchange_that_goes_with_a_truce_is_of_its_day() -> None:
    text = "Armenia and Azerbaijan agreed on 29 October on a ceasefire. The two sides will exchange their prisoners."
    truce, exchange = commitments("en", text)
    assert (truce.kind, exchange.kind) == ("ceasefire", "exchange")
    assert exchange.declared == "2020-10-29"


def test_a_body_set_up_to_mediate_is_no_party() -> None:
    text = (
        "Armenia and Azerbaijan have fought in Nagorno-Karabakh for weeks. "
        "The OSCE Minsk Group and the United States agreed to hold talks on 5 November."
    )
    (told,) = [each for each in commitments("en", text) if each.kind == "talks"]
    assert (told.parties, told.mediators) == (("ARM", "AZE"), ("OSCE Minsk Group", "USA"))


def test_a_breach_tells_of_the_agreement_not_of_what_broke_it() -> None:
    (told,) = commitments("en", "Hamas accused Israel of violating its commitment by blocking aid.")
    assert (told.kind, told.states[0].state, told.states[0].claimed_by) == ("other", "violation_alleged", "Hamas")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Armenia and Azerbaijan agreed on a ceasefire. The two countries will exchange prisoners."),
        ("en", "Armenia and Azerbaijan agreed on a ceasefire. Both countries will exchange their prisoners."),
        ("fr", "L'Arménie et l'Azerbaïdjan ont conclu une trêve. Les deux pays échangeront leurs prisonniers."),
    ],
)
def test_two_countries_are_those_named(language: str, text: str) -> None:
    (exchange,) = [each for each in commitments(language, text) if each.kind == "exchange"]
    assert exchange.parties == ("ARM", "AZE")


UNTIL = [
    ("en", "Armenia agreed to withdraw its troops from the district by 15 November."),
    ("fr", "L'Arménie doit rendre le district à l'Azerbaïdjan d'ici au 15 novembre."),
    ("ru", "Армения обязалась передать Азербайджану район до 15 ноября."),
]


@pytest.mark.parametrize(("language", "text"), UNTIL)
def test_a_pledge_by_a_day_is_due_on_that_day(language: str, text: str) -> None:
    (pledge,) = commitments(language, text)
    assert (pledge.kind, pledge.until) == ("withdrawal", "2020-11-15")


SIDES = [
    ("en", "Chad and Niger held talks in Oman. Each side accused the other of lying."),
    ("fr", "Le Tchad et le Niger négocient à Oman. Chaque camp a accusé l'autre."),
    ("ru", "Чад и Нигер провели переговоры. Каждая сторона обвинила другую."),
]


@pytest.mark.parametrize(("language", "text"), SIDES)
def test_each_side_is_either_of_the_sides(language: str, text: str) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-10-30"))).events
    (told,) = [event for event in events if event.type == "ACCUSE"]
    assert {p.actor.country for p in told.actors if p.actor} == {"TCD", "NER"}
