"""Acts that share the doers and victims of their neighbours, and those that purposes and weapons name."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import EventMention


def _events(text: str, language: str) -> tuple[EventMention, ...]:
    return code_document(analyze(gold_article(text, language, "2025-05-20T12:00:00"))).events


def test_a_list_of_harms_has_one_victim() -> None:
    events = _events("Rebels were accused of murders and torture of opponents.", "en")
    assert {e.recipients[0].text for e in events if e.type == "ASSAULT"} == {"opponents"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Israel carried out strikes launched in response to Iranian aggression.", "en"),
        ("Israël a mené des frappes en réponse à une attaque de l'Iran.", "fr"),
    ],
)
def test_an_answer_turns_the_parties_round(text: str, language: str) -> None:
    struck, answered = (e for e in _events(text, language) if e.type == "ASSAULT")
    assert [p.actor.name for p in struck.actors if p.actor] == ["Israel"]
    assert [p.actor.name for p in answered.recipients if p.actor] == ["Israel"]


@pytest.mark.parametrize(
    ("text", "language", "type", "hit"),
    [
        ("Israel launched an operation in order to eliminate Hamas' military structures.", "en", "ASSAULT", "Hamas"),
        ("L'armée israélienne a lancé une offensive pour détruire les tunnels du Hamas.", "fr", "ASSAULT", "Hamas"),
        ("La Russie envoie des troupes pour contrer les rebelles syriens.", "fr", "MOBILIZE", "Syrian rebels"),
    ],
)
def test_a_purpose_names_whom_an_act_is_aimed_at(text: str, language: str, type: str, hit: str) -> None:
    event = next(e for e in _events(text, language) if e.type == type)
    assert [p.actor.name for p in event.recipients if p.actor] == [hit]


def test_drones_are_of_the_side_told_to_launch_any() -> None:
    text = "The Ukrainian army launched drones at Belgorod. Three missiles struck a farm near the town."
    (struck,) = (e for e in _events(text, "en") if e.trigger.text.endswith("struck"))
    assert [p.actor.name for p in struck.actors if p.actor] == ["Armed Forces of Ukraine"]


def test_nobody_is_blamed_for_drones_that_come_from_nowhere() -> None:
    text = "Italy criticised Russia. Two drones struck a farm near Belgorod."
    struck = [e for e in _events(text, "en") if e.type == "ASSAULT"]
    assert all(e.actors == () for e in struck)


def test_blame_in_a_phrase_is_the_subjects() -> None:
    text = "Власти Германии с озабоченностью воспринимают действия США."
    (event,) = (e for e in _events(text, "ru") if e.type == "ACCUSE")
    assert [p.actor.name for p in event.actors if p.actor] == ["Government of Germany"]


def test_who_draws_criticism_draws_it_from_whomever() -> None:
    (event,) = _events("Iran has received criticism for its policy.", "en")
    assert (event.actors, [p.actor.name for p in event.recipients if p.actor]) == ((), ["Iran"])
