"""Spellings of Karabakh places in French, English, Russian and Azerbaijani, each at its point, and namesakes."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.places import find_places
from detente.language import analyze
from detente.model import Place

FRAMES = {
    "fr": "Des combats ont eu lieu près de {}.",
    "en": "Fighting was reported near {}.",
    "ru": "Бои идут в районе города {}.",
    "az": "The defence ministry published footage from {}.",  # Azerbaijani spellings, as English texts quote them
}

SPELLINGS = {  # name and point: spellings by language
    ("Shusha", 39.76, 46.75): {"fr": "Chouchi Choucha", "en": "Shusha Shushi", "ru": "Шуша Шуши", "az": "Şuşa Susa"},
    ("Stepanakert", 39.82, 46.75): {"fr": "Stepanakert Stépanakert", "en": "Khankendi Hankendi", "ru": "Степанакерт Ханкенди", "az": "Xankəndi"},
    ("Lachin", 39.64, 46.55): {"fr": "Latchine Latchin", "en": "Lachin Berdzor", "ru": "Лачин Бердзор", "az": "Laçın"},
    ("Kalbajar", 40.11, 46.04): {"fr": "Kelbadjar", "en": "Kalbajar Karvachar", "ru": "Кельбаджар Карвачар", "az": "Kəlbəcər"},
    ("Agdam", 39.99, 46.93): {"fr": "Agdam", "en": "Aghdam", "ru": "Агдам", "az": "Ağdam"},
    ("Fuzuli", 39.60, 47.14): {"fr": "Fizouli", "en": "Fuzuli Fizuli", "ru": "Физули", "az": "Füzuli"},
    ("Jabrayil", 39.40, 47.03): {"fr": "Djebraïl", "en": "Jabrayil Jebrail", "ru": "Джебраил", "az": "Cəbrayıl"},
    ("Hadrut", 39.52, 47.03): {"fr": "Hadrout", "en": "Hadrut", "ru": "Гадрут", "az": "Hadrut"},
    ("Martuni", 39.80, 47.11): {"fr": "Martouni Khodjavend", "en": "Martuni", "ru": "Мартуни Ходжавенд", "az": "Xocavənd"},
    ("Martakert", 40.21, 46.81): {"fr": "Martakert", "en": "Mardakert Aghdara", "ru": "Мардакерт Агдере", "az": "Ağdərə"},
    ("Zangilan", 39.09, 46.65): {"fr": "Zanguilan Zanguelan", "en": "Zangilan", "ru": "Зангелан", "az": "Zəngilan"},
    ("Qubadli", 39.34, 46.58): {"fr": "Goubadly", "en": "Gubadli", "ru": "Кубатлы", "az": "Qubadlı"},
    ("Askeran", 39.94, 46.83): {"fr": "Askeran", "en": "Asgaran", "ru": "Аскеран", "az": "Əsgəran"},
    ("Khojaly", 39.91, 46.79): {"fr": "Khodjaly", "en": "Khojaly Ivanyan", "ru": "Ходжалы", "az": "Xocalı"},
    ("Nagorno-Karabakh", 39.82, 46.75): {
        "fr": "Haut-Karabagh Haut-Karabakh Haut-Karabakgh", "en": "Nagorno-Karabakh Artsakh", "ru": "Карабах Арцах", "az": "Qarabağ"
    },
}  # fmt: skip

CASES = [
    (language, word, name, latitude, longitude)
    for (name, latitude, longitude), by_language in SPELLINGS.items()
    for language, words in by_language.items()
    for word in words.split()
]


def places_of(text: str, language: str) -> tuple[Place, ...]:
    document = analyze(clean_article(text, language="en" if language == "az" else language, published="2020-10-30"))
    return find_places(document, find_actors(document))


@pytest.mark.parametrize(("language", "word", "name", "latitude", "longitude"), CASES)
def test_a_spelling_is_at_its_point(language: str, word: str, name: str, latitude: float, longitude: float) -> None:
    text = FRAMES[language].format(word)
    (place,) = (place for place in places_of(text, language) if word in text[place.start : place.end])
    assert place.name == name
    assert place.latitude == pytest.approx(latitude, abs=0.2)
    assert place.longitude == pytest.approx(longitude, abs=0.2)


def test_there_are_enough_spellings() -> None:
    assert len(CASES) >= 61


NAMESAKES = [
    # language, sentence, the place's words, country
    ("fr", "Une explosion a eu lieu à Tripoli, au Liban.", "Tripoli", "LBN"),
    ("fr", "Le gouvernement libyen s'est réuni à Tripoli.", "Tripoli", "LBY"),
    ("en", "Clashes broke out in Tripoli, Lebanon.", "Tripoli", "LBN"),
    ("en", "Libyan factions met in Tripoli.", "Tripoli", "LBY"),
    ("fr", "Le président sénégalais est arrivé à Saint-Louis.", "Saint-Louis", "SEN"),
    ("ru", "Президент Грузии прибыла в Гори.", "Гори", "GEO"),
    ("ru", "Армянские военные укрепили Горис.", "Горис", "ARM"),
    ("fr", "L'armée arménienne a renforcé ses positions à Goris.", "Goris", "ARM"),
    ("fr", "L'armée géorgienne a quitté la ville de Gori.", "Gori", "GEO"),
    ("en", "Russian troops left Gori, said the Georgian government.", "Gori", "GEO"),
    ("fr", "L'armée ukrainienne a bombardé le centre de Donetsk.", "Donetsk", "UKR"),
    ("en", "Ukrainian forces advanced in Donetsk region.", "Donetsk", "UKR"),
    ("ru", "Украинские войска обстреляли Донецк.", "Донецк", "UKR"),
]


@pytest.mark.parametrize(("language", "text", "word", "country"), NAMESAKES)
def test_namesakes_are_told_apart_by_the_article(language: str, text: str, word: str, country: str) -> None:
    found = {text[place.start : place.end]: place for place in places_of(text, language)}
    (place,) = (place for words, place in found.items() if words.startswith(word))
    assert place.country == country
    assert place.latitude is not None
