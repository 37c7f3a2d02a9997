"""What is one act and what is none: retellings, tolls, deeds disapproved of, acts of those in power."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze


def told(language: str, text: str) -> list[tuple[str, str | None]]:
    coded = code_document(analyze(gold_article(text, language, "2025-05-20T12:00:00")))
    return [(event.type, event.mode) for event in coded.events]


CASES = [
    # to oppose a deed is to disapprove of it, to oppose a plan to refuse it
    ("en", "China opposed the attempt to annex Kiribati.", [("ACCUSE", "disapprove")]),
    ("fr", "La Chine s'oppose à toute ingérence américaine.", [("ACCUSE", "disapprove")]),
    # whoever is sentenced for a murder is convicted, whoever condemns one convicts nobody
    ("ru", "Эмманюэль Макрон осудил убийство посла Японии.", [("ACCUSE", "disapprove"), ("ASSAULT", "targeted")]),
    # a truce that falls apart is one that does not hold
    ("en", "Aid has been scarce in Yemen since the collapse of the truce in June.", [("RETREAT", "ceasefire")]),
    # stones thrown at police are force
    ("fr", "Des Kosovars ont jeté des pierres sur des policiers serbes.", [("ASSAULT", "primitive")]),
    # a demand that goes on in a participle is one demand
    ("en", "The White House deplored Moscow's exit, calling it an act of cruelty.", [("ACCUSE", "disapprove")]),
    # a deal or a truce only sought, what a thing drives somebody to, what something is taken for: no acts
    ("en", "To reach a deal with Iran, the United States would need three more weeks.", []),
    ("en", "The drought forced Ethiopia to ration bread.", []),
    ("fr", "Le communiqué est considéré comme une riposte irakienne au référendum kurde.", []),
    ("en", "The Houthis are too weak to attack Saudi Arabia.", []),
    # sanctions are acts of those in power, whomever they hit
    ("fr", "Les Vingt-Sept imposent un embargo sur le pétrole iranien.", [("COERCE", "restrict")]),
    # what an attack hit is no second attack
    ("en", "Kyrgyz troops attacked a Tajik village with drones, which damaged two cars.", [("ASSAULT", "drone")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_what_words_tell(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(language, text) == expected


RETOLD = [
    ("en", "Police in Minsk detained Ales Bialiatski on Monday.\nBialiatski was detained at home, his lawyer said."),
    ("ru", "Полиция Минска задержала Алеся Беляцкого в понедельник.\nБеляцкого задержали дома, сообщила его жена."),
    (
        "fr",
        "La police de Minsk a arrêté Ales Bialiatski lundi.\nAles Bialiatski a été arrêté chez lui, selon son avocat.",
    ),
]


@pytest.mark.parametrize(("language", "text"), RETOLD)
def test_the_same_word_for_the_same_victim_is_one_act_whoever_tells_it(language: str, text: str) -> None:
    assert told(language, text).count(("COERCE", "arrest")) == 1


def test_those_asked_do_what_is_asked_though_nobody_knows_them() -> None:
    text = "Лидер партии «Хезболла» призвал сторонников выйти на улицы."
    coded = code_document(analyze(gold_article(text, "ru", "2025-05-20T12:00:00")))
    asked = [event for event in coded.events if event.type == "PROTEST"]
    assert [[p.text for p in event.actors] for event in asked] == [["сторонников"]]


def test_what_a_page_says_after_its_article_is_no_act() -> None:
    story = "Russian forces attacked Odesa on Monday. " * 3
    end = "You must be logged in to post a comment. Israel bombs Damascus. France expels three Russian diplomats."
    coded = code_document(analyze(gold_article(story + end, "en", "2025-05-20T12:00:00")))
    assert {event.type for event in coded.events} == {"ASSAULT"}
    assert all(event.trigger.start < len(story) for event in coded.events)
