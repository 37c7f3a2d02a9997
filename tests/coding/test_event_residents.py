"""Unnamed people and their homes belong to where an act hits them."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Actor


def _hit(text: str, language: str) -> list[Actor | None]:
    coded = code_document(analyze(gold_article(text, language, "2025-05-20T12:00:00")))
    return [participant.actor for event in coded.events for participant in event.recipients]


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Des drones ont frappé un marché à Port-Soudan.", "fr", "SDN"),
        ("Rockets killed nine bystanders near Aleppo.", "en", "SYR"),
        ("Боевики убили девять прохожих в Алеппо.", "ru", "SYR"),
    ],
)
def test_unnamed_people_and_buildings_are_of_the_country_of_the_place(text: str, language: str, country: str) -> None:
    (actor,) = _hit(text, language)
    assert actor is not None
    assert (actor.name, actor.kind, actor.country, actor.sector) == (None, "population", country, "CVL")


def test_a_town_under_fire_has_its_name() -> None:
    (actor,) = _hit("Government artillery shelled the town of Aleppo.", "en")
    assert actor is not None
    assert (actor.name, actor.country, actor.sector) == ("Aleppo", "SYR", "CVL")


def test_people_of_nowhere_stay_unknown() -> None:
    assert _hit("Gunmen killed nine bystanders.", "en") == [None]
