"""Status: what tense, mood, negation, modals and governing words say of an act."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze

CASES = [
    ("fr", "La Russie a retiré ses troupes de Géorgie.", "RETREAT", "actual"),
    ("fr", "La Russie n'a pas retiré ses troupes de Géorgie.", "RETREAT", "negated"),
    ("fr", "La Russie retirera ses troupes de Géorgie.", "RETREAT", "future"),
    ("fr", "La Russie pourrait retirer ses troupes de Géorgie.", "RETREAT", "hypothetical"),
    ("fr", "La Russie a échoué à retirer ses troupes de Géorgie.", "RETREAT", "negated"),
    ("fr", "Si la Russie retire ses troupes, la Géorgie signera l'accord.", "RETREAT", "hypothetical"),
    ("fr", "La Turquie continue de bombarder la Syrie.", "ASSAULT", "ongoing"),
    ("en", "Russia withdrew its troops from Georgia.", "RETREAT", "actual"),
    ("en", "Russia did not withdraw its troops from Georgia.", "RETREAT", "negated"),
    ("en", "Russia will withdraw its troops from Georgia.", "RETREAT", "future"),
    ("en", "Russia may withdraw its troops from Georgia.", "RETREAT", "hypothetical"),
    ("en", "Russia failed to withdraw its troops from Georgia.", "RETREAT", "negated"),
    ("en", "Turkey is bombing Syria.", "ASSAULT", "ongoing"),
    ("ru", "Россия вывела войска из Грузии.", "RETREAT", "actual"),
    ("ru", "Россия не вывела войска из Грузии.", "RETREAT", "negated"),
    ("ru", "Россия выведет войска из Грузии.", "RETREAT", "future"),
    ("ru", "Россия может вывести войска из Грузии.", "RETREAT", "hypothetical"),
]


@pytest.mark.parametrize(("language", "text", "type", "status"), CASES)
def test_status(language: str, text: str, type: str, status: str) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-10-30"))).events
    assert status in [event.status for event in events if event.type == type], [(e.type, e.status) for e in events]


LASTING = [
    # to ask for its end says that it goes on
    ("fr", "La Russie exige la fin des bombardements turcs contre la Syrie.", "ASSAULT"),
    ("en", "Russia called for an end to the Turkish attacks on Syria.", "ASSAULT"),
    ("ru", "Россия призвала прекратить турецкие удары по Сирии.", "ASSAULT"),
    # what is counted since a time goes on until now
    ("en", "Turkey has killed 40 people in Syria since Sunday.", "ASSAULT"),
    ("ru", "С воскресенья турецкие войска убили в Сирии 40 человек.", "ASSAULT"),
    # a stance in the imperfective present
    ("ru", "Турция поддерживает Азербайджан.", "SUPPORT"),
    # a war, a backing, a stay
    ("en", "Russia's war on Georgia worries Turkey.", "ASSAULT"),
    ("fr", "Des rebelles soutenus par la Turquie ont pris Tripoli.", "SUPPORT"),
    ("ru", "Министр иностранных дел Турции находится в Москве с визитом.", "CONSULT"),
]


@pytest.mark.parametrize(("language", "text", "type"), LASTING)
def test_lasting(language: str, text: str, type: str) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-10-30"))).events
    assert "ongoing" in [event.status for event in events if event.type == type], [(e.type, e.status) for e in events]


LATER = [
    ("fr", "Le ministre doit se rendre lundi à Tbilissi.", "CONSULT", "future"),
    (
        "fr",
        "La Géorgie a libéré des prisonniers à condition que la Russie retire ses troupes.",
        "RETREAT",
        "hypothetical",
    ),
    (
        "fr",
        "« Je ne peux que saluer l'initiative de la Géorgie », a dit le président Emmanuel Macron.",
        "SUPPORT",
        "actual",
    ),
    ("ru", "Пусть Россия выведет войска из Грузии.", "RETREAT", "hypothetical"),
]


@pytest.mark.parametrize(("language", "text", "type", "status"), LATER)
def test_duty_politeness_condition(language: str, text: str, type: str, status: str) -> None:
    test_status(language, text, type, status)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'Azerbaïdjan a annoncé mercredi avoir frappé l'armée arménienne."),
        ("en", "President Ilham Aliyev announced that Azerbaijani forces had attacked Armenia."),
        ("en", "Three ceasefires have failed since Azerbaijan attacked Armenia."),
    ],
)
def test_what_was_before_is_neither_to_come_nor_undone(language: str, text: str) -> None:
    coded = code_document(analyze(gold_article(text, language, "2020-10-26T15:40")))
    assert [event.status for event in coded.events if event.type == "ASSAULT"] == ["actual"]


PAST_AND_TO_COME = [
    ("en", "Armenia and Azerbaijan soon accused each other of shelling.", "ACCUSE", "actual"),
    ("fr", "La Russie a répondu qu'elle retirerait ses troupes de Géorgie.", "RETREAT", "future"),
]


@pytest.mark.parametrize(("language", "text", "type", "status"), PAST_AND_TO_COME)
def test_soon_with_a_past_has_happened_and_a_conditional_told_on_is_to_come(
    language: str, text: str, type: str, status: str
) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-10-30"))).events
    assert [event.status for event in events if event.type == type] == [status]
