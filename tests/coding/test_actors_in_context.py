"""Whom words mean by what stands around them: lists, possessives, groups, homes, appointments."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import Cast, find_actors
from detente.evaluate.actors import placed
from detente.language import analyze


def cast_of(text: str, language: str, published: str) -> Cast:
    return find_actors(analyze(clean_article(text, language=language, published=published)))


def meant(cast: Cast, words: str) -> list[tuple[str | None, str | None, str | None]]:
    """Name, country and sector of all that the last of these words stands for, where they stand last in the text."""
    start = cast.document.text.rindex(words)
    tokens = cast.document.tokens_in(start, start + len(words))
    found = {m.actor.id: m.actor for token in tokens for m in cast.resolve(token) if m.actor is not None}
    return sorted(((a.name, a.country, a.sector) for a in found.values()), key=str)


CASES = [
    (
        "en", "2025-05-21", "the government",
        "Hamas struck. Hamas hid. Hamas fighters left. Israel and the Knesset met. Gotliv accused the government of lies.",
        [("Government of Israel", "ISR", "GOV")],
    ),
    ("en", "2025-05-21", "movement", "Hamas said no. The movement then left the talks.", [("Hamas", "PSE", "REB")]),
    (
        "fr", "2023-12-06", "ministres",
        "L'Arménie attend. Les ministres des Affaires étrangères des États membres de l'UE ont accepté.",
        [(None, None, "IGO")],
    ),
    ("fr", "2017-04-10", "proches", "L'Égypte pleure. L'Égypte prie. Les proches des victimes arrivent.", []),
    ("en", "2016-02-02", "leaders", "Vladimir Putin praised Russia. He met 27 world leaders.", [(None, None, "GOV")]),
    (
        "ru", "2018-10-31", "политика",
        "Премьер Пакистана Имран Хан приехал. Были убиты два политика.",
        [(None, "PAK", "GOV")],
    ),
    (
        "fr", "2018-12-01", "jaunes", "Les Gilets jaunes ont défilé avec la CGT.",
        [("Yellow vests", "FRA", "CVL")],
    ),
    (
        "en", "2025-05-21", "troops",
        "Gaza mourns. Gaza burns. Gaza fasts. The IDF reported that troops had crossed the fence.",
        [("Israel Defense Forces", "ISR", "MIL")],
    ),
    (
        "ru", "2018-11-10", "Адвокат",
        "Адвокат Алии Диби уехал. Алия Диби освобождена.",
        [(None, None, "CVL")],
    ),
    ("ru", "2018-11-10", "Диби", "Суд оправдал Алию Диби. Алия Диби освобождена.", [("Aliya Dibi", None, None)]),
    (
        "fr", "2024-01-16", "Ils",
        "Au Sénat, Bruno Retailleau (LR), Marie Dupont (RDSE) et Paul Gontard (EST) parleront de Bakou. Ils appelleront Bakou à céder.",
        [("Bruno Retailleau", "FRA", "LEG"), ("Marie Dupont", "FRA", "LEG"), ("Paul Gontard", "FRA", "LEG")],
    ),
    (
        "fr", "2017-03-21", "Le groupe terroriste",
        "Boko Haram a attaqué le Cameroun. Le groupe terroriste a enlevé des femmes au Cameroun.",
        [("Boko Haram", "NGA", "REB")],
    ),
    (
        "fr", "2024-05-21", "Le maire",
        "L'Arménie remercie ses amis. L'Arménie fête son indépendance. Le maire de Marseille est venu.",
        [(None, "FRA", "GOV")],
    ),
    (
        "fr", "2024-05-21", "Le locataire de l'Élysée",
        "L'Arménie remercie ses amis. L'Arménie fête son indépendance. Le locataire de l'Élysée l'a félicitée.",
        [("Emmanuel Macron", "FRA", "GOV")],
    ),
    ("fr", "2024-05-21", "Russes", "En Russie, 40 % des Russes approuvent.", [("population of Russia", "RUS", "CVL")]),
    ("fr", "2024-05-21", "pays", "Les pays voisins ont protesté.", [("neighbouring countries", None, "GOV")]),
    (
        "en", "2025-05-21", "its fighters",
        "Israel struck Gaza. Hamas buried its fighters.",
        [("Hamas", "PSE", "REB")],
    ),
    (
        "en", "2025-05-21", "hostages",
        "Israel struck Gaza. Hamas freed the hostages.",
        [(None, None, "CVL")],
    ),
    (
        "en", "2025-05-21", "both sides",
        "Israel struck Gaza. Hamas fired rockets at Israel. Israel denied it, Hamas did not. Hamas asked Israel to wait. Egypt said both sides had agreed.",
        [("Hamas", "PSE", "REB"), ("Israel", "ISR", "GOV")],
    ),
    (
        "en", "2025-05-21", "spokeswoman",
        "MINSK, May 21. /TASS/. The spokeswoman of the Flying Machines Group spoke.",
        [(None, None, None)],
    ),
    (
        "en", "2025-05-21", "The chair",
        "The Knesset met. Israel waited. Israel hoped. The chair of the Democrats spoke in Israel.",
        [(None, None, None)],
    ),
    (
        "ru", "2018-07-09", "Рааба",
        "Королева Великобритании одобрила назначение Доминика Рааба на пост министра юстиции Великобритании.",
        [("Dominic Raab", "GBR", "GOV")],
    ),
    (
        "ru", "2021-02-01", "Глава германской дипломатии",
        "Хайко Маас прилетел в Москву. Глава германской дипломатии выступил.",
        [("Heiko Maas", "DEU", "GOV")],
    ),
    (
        "ru", "2021-01-07", "помощники",
        "Вчера в Москве все помощники Путина молчали.",
        [(None, "RUS", "GOV")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "words", "text", "expected"), CASES)
def test_in_context(
    language: str, day: str, words: str, text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert meant(cast_of(text, language, day), words) == expected


def test_a_gold_pronoun_inside_another_word_is_moved_to_the_word() -> None:
    text = "The talks went on, he said."
    where = text.index("he said")
    assert placed(text, {"start": 1, "end": 3, "text": "he"}, where, []) == (where, where + 2)
    assert placed(text, {"start": where, "end": where + 2, "text": "he"}, where, []) == (where, where + 2)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le premier ministre d'Australie-Occidentale a refusé."),
        ("en", "Crowds met in Cancun and in St Peter's Square."),
    ],
)
def test_a_place_or_another_land_is_nobody(language: str, text: str) -> None:
    cast = cast_of(text, language, "2016-02-02")
    assert not [m for m in cast.mentions if m.actor is not None and (m.actor.country or m.form == "name")]
