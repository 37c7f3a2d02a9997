"""Counterparts hold the same office elsewhere on the day; who held an office once does not hold it now."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.language import analyze

CASES = """
en | Putin spoke with his Turkish counterpart by phone.
   | his Turkish counterpart: Recep Tayyip Erdoğan TUR GOV
en | Lavrov met his German and French counterparts.
   | German: Annalena Baerbock DEU GOV
en | Olaf Scholz called his counterpart from Poland.
   | his counterpart from Poland: Mateusz Morawiecki POL GOV
en | The ex-minister met his French counterpart, Jean-Yves Le Drian.
   | The ex-minister: None FRA ELI
en | The former prime minister of Pakistan was detained.
   | The former prime minister of Pakistan: None PAK ELI
fr | Sergueï Lavrov a reçu son homologue turc.
   | son homologue turc: Mevlüt Çavuşoğlu TUR GOV
fr | Emmanuel Macron a appelé son homologue ukrainien Volodymyr Zelensky.
   | son homologue ukrainien Volodymyr Zelensky: Volodymyr Zelenskyy UKR GOV
fr | L'ex-président François Hollande a écrit à Kiev.
   | L'ex-président François Hollande: François Hollande FRA ELI
fr | Le président déchu Alpha Condé a été libéré.
   | Le président déchu Alpha Condé: Alpha Condé GIN ELI
ru | Сергей Лавров встретился со своим турецким коллегой.
   | своим турецким коллегой: Mevlüt Çavuşoğlu TUR GOV
ru | Суд арестовал бывшего премьер-министра Пакистана.
   | бывшего премьер-министра Пакистана: None PAK ELI
"""


def rows() -> list[tuple[str, str, str, str]]:
    lines = CASES.strip().splitlines()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(*told.split(" | "), *label.strip(" |").split(": ")) for told, label in pairs]  # type: ignore[misc]


@pytest.mark.parametrize(("language", "text", "words", "actor"), rows(), ids=[row[1] for row in rows()])
def test_an_office_has_its_holder_of_the_day(language: str, text: str, words: str, actor: str) -> None:
    cast = find_actors(analyze(clean_article(text, language=language, published="2022-05-10")))
    found = {m.span.text: m.actor for m in cast.mentions if m.actor is not None}
    assert words in found
    assert f"{found[words].name} {found[words].country} {found[words].sector}" == actor


@pytest.mark.parametrize(
    ("published", "text", "name"),
    [
        ("2018-07-09", "Мэй прокомментировала отставку главы МИД Британии. Борис Джонсон ушёл.", "Boris Johnson"),
        ("2018-07-09", "Джереми Хант назначен. Глава МИД Британии сменил Бориса Джонсона.", "Jeremy Hunt"),
        ("2018-08-09", "Глава МИД Британии рад. Борис Джонсон ушёл.", "Jeremy Hunt"),
        ("2018-07", "Глава МИД Британии рад. Борис Джонсон ушёл.", None),
    ],
)
def test_on_the_day_of_a_change_it_is_who_the_article_names(published: str, text: str, name: str | None) -> None:
    cast = find_actors(analyze(clean_article(text, language="ru", published=published)))
    heads = [m.actor.name for m in cast.mentions if m.key == "foreign-minister" and m.actor is not None]
    assert (heads[0] if heads else None) == name or name is None
