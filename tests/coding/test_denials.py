"""Denials: the act itself, negated, in the words of whoever denies."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import EventMention


def denied(language: str, text: str) -> list[EventMention]:
    events = code_document(analyze(gold_article(text, language, "2020-10-18T20:00"))).events
    return [event for event in events if event.status == "negated"]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "Armenia accused Azerbaijan of shelling Shushi. The Azerbaijani Defence Ministry denied it.", "denied"),
        ("en", "Yerevan said Azerbaijani forces had shelled Shushi. Baku rejected the allegation.", "rejected"),
        ("fr", "L'Arménie accuse l'Azerbaïdjan d'avoir bombardé Chouchi. Bakou a vivement démenti.", "démenti"),
        (
            "fr",
            "L'Arménie accuse l'Azerbaïdjan d'avoir bombardé Chouchi. Bakou nie avoir visé des civils.",
            "visé des civils",
        ),
        ("fr", "L'Arménie accuse l'Azerbaïdjan d'avoir bombardé Chouchi. L'Azerbaïdjan dément.", "dément"),
        ("ru", "Ереван обвинил Азербайджан в обстреле Степанакерта. В Баку опровергли это обвинение.", "опровергли"),
        ("ru", "Ереван обвинил Азербайджан в обстреле Степанакерта. Баку отрицает причастность.", "причастность"),
    ],
)
def test_what_somebody_is_said_to_have_done_and_denies(language: str, text: str, trigger: str) -> None:
    (event,) = denied(language, text)
    assert (event.type, event.trigger.text) == ("ASSAULT", trigger)
    assert event.attribution in (("Azerbaijan",), ("Ministry of Defence of Azerbaijan",))
    assert [each.actor and each.actor.country for each in event.actors] == ["AZE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Damascus denied any involvement in the bombing of the market."),
        ("fr", "Damas a nié toute implication dans le bombardement du marché."),
        ("ru", "Дамаск отрицает причастность к бомбардировке рынка."),
    ],
)
def test_who_denies_a_part_in_an_act_is_said_not_to_have_done_it(language: str, text: str) -> None:
    (event,) = denied(language, text)
    assert event.type == "ASSAULT"
    assert [each.actor and each.actor.country for each in event.actors] == ["SYR"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Armenia accused Azerbaijan of shelling Shushi. Georgia denied that it would close the border."),
        ("en", "Armenia accused Azerbaijan of shelling Shushi. Baku did not deny it."),
        (
            "fr",
            "L'Arménie accuse l'Azerbaïdjan d'avoir bombardé Chouchi. La Géorgie a démenti une information de presse.",
        ),
    ],
)
def test_who_was_not_accused_denies_nothing_of_it(language: str, text: str) -> None:
    assert [event for event in denied(language, text) if event.type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "Bakou accuse l'Arménie d'avoir bombardé Gandja ; Erevan nie tout tir depuis son territoire.", "tir"),
        ("en", "Yerevan denied the deployment of troops to Karabakh.", "deployment of troops"),
        ("ru", "Ереван отрицает отправку войск в Карабах.", "отправку войск"),
    ],
)
def test_who_denies_an_act_told_by_a_noun_is_said_not_to_have_done_it(language: str, text: str, trigger: str) -> None:
    (event,) = denied(language, text)
    assert event.trigger.text == trigger
    assert [each.actor and each.actor.country for each in event.actors] == ["ARM"]


def test_who_denies_what_nobody_was_named_for_felt_meant() -> None:
    (event,) = denied(
        "fr",
        "Selon Stepanakert, la ville de Chouchi a été bombardée samedi. Le ministère azerbaïdjanais de la Défense a démenti.",
    )
    assert [each.actor and each.actor.country for each in event.actors] == ["AZE"]


def test_to_turn_an_accusation_down_is_to_deny_the_act() -> None:
    text = (
        "L'Arménie a affirmé que l'armée azerbaïdjanaise avait tiré des obus. "
        "Le ministère azerbaïdjanais de la Défense a rejeté cette accusation."
    )
    told = code_document(analyze(gold_article(text, "fr", "2020-10-18"))).events
    assert [(event.type, event.status) for event in told] == [("ASSAULT", "actual"), ("ASSAULT", "negated")]
    assert told[1].attribution == ("Ministry of Defence of Azerbaijan",)


def test_who_denies_a_charge_denies_the_deed_not_that_he_was_accused() -> None:
    text = "Congolese President Felix Tshisekedi has accused Rwanda of arming the rebels, a charge Kigali denies."
    events = code_document(analyze(gold_article(text, "en", "2025-05-12"))).events
    told = [(event.type, event.status, event.attribution) for event in events]
    assert ("ACCUSE", "actual", ()) in told
    assert ("AID", "actual", ("Félix Tshisekedi",)) in told
    assert ("AID", "negated", ("Rwanda",)) in told
