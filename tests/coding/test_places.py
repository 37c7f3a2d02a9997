"""Places: spellings of one place meet at one point; countries settle what is ambiguous."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.places import find_places
from detente.language import analyze
from detente.model import Place


def places_of(text: str, language: str) -> tuple[Place, ...]:
    document = analyze(clean_article(text, language=language, published="2020-10-30"))
    return find_places(document, find_actors(document))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Les combats ont repris au Haut-Karabagh.", "Nagorno-Karabakh"),
        ("fr", "Un obus est tombé sur Chouchi.", "Shusha"),
        ("en", "Shelling was reported near Khankendi.", "Stepanakert"),
        ("ru", "Бои идут в Шуше.", "Shusha"),
        ("ru", "Обстрелян Степанакерт.", "Stepanakert"),
    ],
)
def test_conflict_places(language: str, text: str, name: str) -> None:
    (place,) = places_of(text, language)
    assert place.name == name
    assert place.latitude == pytest.approx(39.8, abs=0.2)


def test_a_capital_where_something_happens() -> None:
    (place,) = places_of("Les négociateurs se sont réunis à Washington.", "fr")
    assert (place.name, place.country, place.precision) == ("Washington", "USA", "city")


def test_span_is_the_name_in_the_text() -> None:
    text = "Une explosion a eu lieu à Genève."
    (place,) = places_of(text, "fr")
    assert text[place.start : place.end] == "Genève"


def test_a_text_without_places_has_none() -> None:
    assert places_of("Le ministre a parlé longuement.", "fr") == ()
