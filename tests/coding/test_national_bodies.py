"""Bodies of a state under the names that reference works give them: the words, then the name expected, one row each."""

from collections import Counter

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.actors.identify import Owner, body_of
from detente.coding.actors.knowledge import countries, is_body, national_bodies, roles
from detente.language import analyze

NAMED = """
en | The US Navy has moved a destroyer to the Gulf.              | The US Navy                      | United States Navy
en | The US government expelled two diplomats on Monday.         | The US government                | Federal government of the United States
en | The Canadian navy sent a frigate to Haiti.                  | The Canadian navy                | Royal Canadian Navy
en | The Japanese parliament ratified the treaty.                | The Japanese parliament          | National Diet
en | The Pakistani air force bombed two villages.                | The Pakistani air force          | Pakistan Air Force
en | The Kenyan army has withdrawn from Somalia.                 | The Kenyan army                  | Kenya Defence Forces
en | The Brazilian Senate rejected the proposal.                 | The Brazilian Senate             | Federal Senate of Brazil
en | Australia's high court overturned the ruling.               | Australia's high court           | High Court of Australia
en | The Syrian parliament approved the decree.                  | The Syrian parliament            | People's Assembly of Syria
fr | L'armée de l'air britannique a bombardé le port.            | L'armée de l'air britannique     | Royal Air Force
fr | La marine sud-coréenne a tiré sur un navire.                | La marine sud-coréenne           | Republic of Korea Navy
fr | Le parlement arménien a ratifié l'accord.                   | Le parlement arménien            | National Assembly of Armenia
fr | L'armée sénégalaise a lancé une offensive en Casamance.     | L'armée sénégalaise              | Armed Forces of Senegal
fr | Le parlement suédois a approuvé l'adhésion à l'Otan.        | Le parlement suédois             | Riksdag
fr | La police colombienne a arrêté trois chefs rebelles.        | La police colombienne            | Colombian National Police
fr | Le Conseil constitutionnel français a censuré la loi.       | Le Conseil constitutionnel français | Constitutional Council of France
ru | ВМС США направили авианосец в Персидский залив.             | ВМС США                          | United States Navy
ru | Парламент Казахстана ратифицировал соглашение.              | Парламент Казахстана             | Parliament of Kazakhstan
ru | Парламент Ирака потребовал вывода войск.                    | Парламент Ирака                  | Council of Representatives of Iraq
ru | Индийские ВВС нанесли удар по лагерю боевиков.              | Индийские ВВС                    | Indian Air Force
ru | МВД Белоруссии задержало двух журналистов.                  | МВД Белоруссии                   | Ministry of Internal Affairs of Belarus
ru | Южнокорейская армия начала учения у границы.                | Южнокорейская армия              | Republic of Korea Armed Forces
"""
ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in NAMED.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "words", "name"), ROWS, ids=[row[2] for row in ROWS])
def test_a_body_bears_its_own_name(language: str, text: str, words: str, name: str) -> None:
    cast = find_actors(analyze(clean_article(text, language=language, published="2023-10-30")))
    assert [m.actor.name for m in cast.mentions if m.actor and m.span.text == words] == [name]


@pytest.mark.parametrize(
    ("key", "code", "identifier", "name"),
    [
        ("navy", "USA", "USA.MIL.navy", "United States Navy"),
        ("navy", "FRA", "FRA.MIL.navy", "French Navy"),  # the general name is its own
        ("military-unit", "USA", "USA.MIL.military-unit", "United States Armed Forces"),  # goes by the army's name
        ("military-unit", "UKR", "UKR.MIL.military-unit", "Armed Forces of Ukraine"),  # which bodies.csv has here
        ("army", "DEU", "DEU.bundeswehr", "Bundeswehr"),
        ("parliament", "UKR", "UKR.rada", "Verkhovna Rada"),
        ("trade-ministry", "USA", "USA.GOV.trade-ministry", "United States Department of Commerce"),
        ("trade-ministry", "FRA", "FRA.GOV.trade-ministry", "Ministry of Trade of France"),
    ],
)
def test_the_name_changes_and_the_id_stays(key: str, code: str, identifier: str, name: str) -> None:
    actor = body_of(key, Owner(country=countries()[code]))
    assert actor is not None
    assert (actor.id, actor.name, actor.country) == (identifier, name, code)


def test_a_sure_item_of_wikidata_comes_along() -> None:
    actor = body_of("navy", Owner(country=countries()["GBR"]))
    assert actor is not None
    assert actor.wikidata == "Q172771"


def test_every_row_is_of_a_known_country_and_body() -> None:
    assert [(code, key) for code, key in national_bodies() if code not in countries() or not is_body(key)] == []


def test_no_row_is_hidden_by_a_row_of_bodies() -> None:
    assert [(code, key) for code, key in national_bodies() if code in roles().own.get(key, {})] == []


def test_every_row_says_more_than_the_general_name() -> None:
    idle = []
    for (code, key), row in national_bodies().items():
        country, body = countries()[code], roles().bodies.get(key)
        title = body.name if body else roles().portfolios[key.removesuffix("-ministry")][1] + " of {of}"
        assert title is not None
        if row.name == title.format(of=country.of, country=country.name, adjective=country.adjective):
            idle.append((code, key))
    assert idle == []


def test_two_states_share_no_name() -> None:
    holders = Counter(name for name, _ in {(row.name, code) for (code, _), row in national_bodies().items()})
    assert [name for name, number in holders.items() if number > 1] == []
