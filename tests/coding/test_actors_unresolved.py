"""Expressions that name nobody: no person may be invented for them; and namesakes of countries."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import Cast, find_actors
from detente.language import analyze

UNRESOLVABLE = {
    "fr": """
        Un responsable a démenti. / Une source diplomatique a confirmé. / Le ministre a parlé. / Des témoins ont vu un avion.
        Un porte-parole a refusé de répondre. / La délégation est repartie. / Plusieurs députés ont quitté la salle.
        Certains diplomates doutent. / Un haut fonctionnaire s'est tu. / Les médiateurs sont optimistes.
        Le général a donné un ordre. / L'ambassadeur a été reçu. / Un expert indépendant a réagi. / La présidente a souri.
        Le premier aperçu est bon. / Une délégation étrangère est arrivée. / Le directeur du centre a démissionné.
        Des diplomates occidentaux s'inquiètent. / L'ancien maire a témoigné. / Un proche du dossier a parlé.
    """,
    "en": """
        An official denied it. / A diplomatic source confirmed it. / The minister spoke. / Witnesses saw a plane.
        A spokesman declined to comment. / The delegation left. / Several lawmakers walked out. / Some diplomats doubt it.
        A senior officer kept silent. / The mediators are hopeful. / The general gave an order. / The ambassador was received.
        An independent expert reacted. / The president smiled. / A foreign delegation arrived. / The director of the centre resigned.
        Western diplomats worry. / The former mayor testified. / A person familiar with the matter spoke. / Officials met.
    """,
    "ru": """
        Чиновник опроверг это. / Дипломатический источник подтвердил это. / Министр выступил. / Очевидцы видели самолёт.
        Представитель отказался от ответа. / Делегация уехала. / Несколько депутатов вышли. / Некоторые дипломаты сомневаются.
        Высокопоставленный офицер промолчал. / Посредники надеются. / Генерал отдал приказ. / Посол был принят.
        Независимый эксперт ответил. / Президент улыбнулся. / Иностранная делегация приехала. / Директор центра ушёл.
        Западные дипломаты обеспокоены. / Бывший мэр дал показания. / Собеседник агентства рассказал об этом. / Чиновники встретились.
    """,
}
CASES = [
    (language, sentence.strip())
    for language, text in UNRESOLVABLE.items()
    for line in text.strip().splitlines()
    for sentence in line.split(" / ")
]


def cast_of(text: str, language: str, published: str = "2020-10-30") -> Cast:
    return find_actors(analyze(clean_article(text, language=language, published=published)))


def test_there_are_sixty() -> None:
    assert len(CASES) == 60


@pytest.mark.parametrize(("language", "sentence"), CASES)
def test_no_person_is_invented(language: str, sentence: str) -> None:
    named = [m for m in cast_of(sentence, language).mentions if m.actor and m.actor.kind == "person" and m.actor.name]
    assert named == []


@pytest.mark.parametrize(
    ("language", "sentence", "countries"),
    [
        ("en", "Georgia and Armenia signed a treaty in Tbilisi.", {"GEO", "ARM"}),
        ("en", "The governor of Georgia spoke in Atlanta.", {"USA"}),
        ("en", "Voters in the state of Georgia went to the polls.", {"USA"}),
        ("fr", "La Géorgie a protesté.", {"GEO"}),
        ("fr", "Tripoli a condamné l'attaque.", {"LBY"}),
        ("en", "Shots were fired in Tripoli, Lebanon.", {"LBN"}),
        ("fr", "Un accident a eu lieu à Vienne-Reventin.", set()),
        ("fr", "Vienne a protesté.", {"AUT"}),
    ],
)
def test_namesakes_of_countries(language: str, sentence: str, countries: set[str]) -> None:
    found = {m.actor.country for m in cast_of(sentence, language).mentions if m.actor and m.actor.country}
    assert found == countries
