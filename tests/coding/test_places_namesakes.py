"""Ambiguous names both ways: the words beside a name, the countries of the article and distance say which is meant."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.places import find_places
from detente.evaluate.places import at
from detente.language import analyze
from detente.model import Place

CASES = [
    # language, sentence, the name in it, country, precision, point
    ("fr", "Des tireurs embusqués ont blessé deux soldats libanais à Tripoli.", "Tripoli", "LBN", "city", (34.4, 35.8)),
    ("fr", "Le maréchal Haftar a lancé une offensive sur Tripoli, la capitale libyenne.", "Tripoli", "LBY", "city", (32.9, 13.2)),
    ("en", "Lebanese troops deployed in Tripoli after the shooting.", "Tripoli", "LBN", "city", (34.4, 35.8)),
    ("en", "The Libyan prime minister survived an attack in Tripoli.", "Tripoli", "LBY", "city", (32.9, 13.2)),
    ("ru", "Ливанские солдаты вошли в Триполи.", "Триполи", "LBN", "city", (34.4, 35.8)),
    ("ru", "Ливийское правительство вернулось в Триполи.", "Триполи", "LBY", "city", (32.9, 13.2)),
    ("fr", "Les pêcheurs de Saint-Louis, au Sénégal, ont bloqué la route.", "Saint-Louis", "SEN", "city", (16.0, -16.5)),
    ("en", "Demonstrators blocked a highway in St. Louis, Missouri.", "St. Louis", "USA", "city", (38.6, -90.2)),
    ("ru", "Демонстранты перекрыли шоссе в Сент-Луисе, США.", "Сент-Луисе", "USA", "city", (38.6, -90.2)),
    ("fr", "Les combats font rage dans l'oblast de Donetsk.", "oblast de Donetsk", "UKR", "region", (48.1, 37.8)),
    ("en", "Six civilians were killed in Donetsk Oblast.", "Donetsk Oblast", "UKR", "region", (48.1, 37.8)),
    ("ru", "Обстрелы в Донецкой области не прекращаются.", "Донецкой области", "UKR", "region", (48.1, 37.8)),
    ("ru", "Украинские войска обстреляли центр Донецка.", "Донецка", "UKR", "city", (48.0, 37.8)),
    ("ru", "Беженцев разместили в Донецке, в Ростовской области России.", "Донецке", "RUS", "city", (48.3, 39.9)),
    ("en", "A shell landed in Donetsk, Russia, near the Ukrainian border.", "Donetsk", "RUS", "city", (48.3, 39.9)),
    ("en", "Election officials in Georgia and Florida received threats.", "Georgia", "USA", "region", (33.0, -83.5)),
    ("en", "Russian troops advanced into Georgia and bombed Gori.", "Georgia", "GEO", "country", (42.0, 43.5)),
    ("ru", "Суд в Джорджии приговорил полицейского.", "Джорджии", "USA", "region", (33.0, -83.5)),
    ("ru", "Российские войска остаются в Грузии.", "Грузии", "GEO", "country", (42.0, 43.5)),
    ("fr", "Des blindés russes sont stationnés à Gori, en Géorgie.", "Gori", "GEO", "city", (42.0, 44.1)),
    ("fr", "Des obus azerbaïdjanais sont tombés près de Goris, en Arménie.", "Goris", "ARM", "city", (39.5, 46.3)),
    ("ru", "Беженцы прибывают в Горис.", "Горис", "ARM", "city", (39.5, 46.3)),
    ("ru", "Колонна вышла из Гори.", "Гори", "GEO", "city", (42.0, 44.1)),
    ("en", "In London, the Canadian foreign minister met her British counterpart.", "London", "GBR", "city", (51.5, -0.1)),
    ("en", "Protesters were arrested in London, Ontario.", "London", "CAN", "city", (43.0, -81.2)),
    ("en", "In Paris, the US said it would sign the accord.", "Paris", "FRA", "city", (48.9, 2.4)),
    ("en", "A militia member was arrested in Paris, Texas.", "Paris", "USA", "city", (33.7, -95.6)),
    ("en", "Spanish police arrested two men in Córdoba.", "Córdoba", "ESP", "city", (37.9, -4.8)),
    ("en", "Argentine workers marched in Córdoba.", "Córdoba", "ARG", "city", (-31.4, -64.2)),
    ("en", "Spanish police arrested an imam in Granada.", "Granada", "ESP", "city", (37.2, -3.6)),
    ("fr", "La police nicaraguayenne a chargé les manifestants à Granada.", "Granada", "NIC", "city", (11.9, -86.0)),
    ("fr", "Le ministre jamaïcain a reçu la délégation à Kingston.", "Kingston", "JAM", "city", (18.0, -76.8)),
    ("en", "Colombian soldiers were ambushed near Florencia.", "Florencia", "COL", "city", (1.6, -75.6)),
    ("ru", "В Тбилиси и Батуми прошли акции протеста.", "Батуми", "GEO", "city", (41.6, 41.6)),
    ("ru", "Из Владимира вывезли раненых.", "Владимира", "RUS", "city", (56.1, 40.4)),
    ("en", "Egyptian troops clashed with militants in Alexandria.", "Alexandria", "EGY", "city", (31.2, 29.9)),
    ("en", "The trial opened in Alexandria, Virginia.", "Alexandria", "USA", "city", (38.8, -77.0)),
    ("fr", "Le Premier ministre pakistanais s'est rendu à Hyderabad.", "Hyderabad", "PAK", "city", (25.4, 68.4)),
    ("fr", "La police indienne a tiré sur des manifestants à Hyderabad.", "Hyderabad", "IND", "city", (17.4, 78.5)),
]  # fmt: skip


def place_at(text: str, language: str, name: str) -> Place | None:
    document = analyze(clean_article(text, language=language, published="2020-10-30"))
    start = text.index(name)
    return at(find_places(document, find_actors(document)), start, start + len(name))


@pytest.mark.parametrize(("language", "text", "name", "country", "precision", "point"), CASES)
def test_which_of_the_namesakes_is_meant(
    language: str, text: str, name: str, country: str, precision: str, point: tuple[float, float]
) -> None:
    place = place_at(text, language, name)
    assert place is not None
    assert (place.country, place.precision) == (country, precision)
    assert place.latitude == pytest.approx(point[0], abs=0.8)
    assert place.longitude == pytest.approx(point[1], abs=0.8)


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("Взрыв прогремел в Степанакерте.", "Степанакерте", "Stepanakert"),
        ("Под Бахмутом погибли трое солдат.", "Бахмутом", "Bakhmut"),
        ("Беженцы из Сирии остались без помощи.", "Сирии", "Syria"),
        ("Ракета упала возле Гянджи.", "Гянджи", "Ganja"),
        ("Колонна прошла через Латакию.", "Латакию", "Latakia"),
        ("Боевики отступили к Эль-Хасаке.", "Эль-Хасаке", "Al-Hasakah Governorate"),
        ("Солдаты вошли в Исфару.", "Исфару", "Isfara"),
        ("Стрельба началась в Косовской-Митровице.", "Косовской-Митровице", "Mitrovica"),
    ],
)
def test_a_russian_name_in_any_case_is_called_by_its_base_form(text: str, name: str, called: str) -> None:
    place = place_at(text, "ru", name)
    assert place is not None
    assert place.name == called


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Des habitants ont été évacués vers Zirkouan-Bas.", "Zirkouan-Bas"),
        ("en", "The villagers fled to Tarbushnik.", "Tarbushnik"),
        ("ru", "Жители бежали в Кутихалово.", "Кутихалово"),
    ],
)
def test_an_unknown_place_is_a_name_without_coordinates_or_nothing(language: str, text: str, name: str) -> None:
    place = place_at(text, language, name)
    assert place is None or (place.latitude, place.country) == (None, None)


def test_a_namesake_far_from_all_that_is_told_is_not_taken() -> None:
    place = place_at("Des rebelles syriens ont quitté Concepción.", "fr", "Concepción")
    assert place is None or place.country is None
