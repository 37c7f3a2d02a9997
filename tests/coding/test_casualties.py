"""Casualties: how many, what became of them, whose they were; ranges and lower bounds."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding import code_document
from detente.coding.actors import find_actors
from detente.coding.events.casualties import casualties_of
from detente.coding.events.numbers import number_from
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Casualties, Document

CASES = [
    ("fr", "La frappe a fait une douzaine de morts et plus de 30 blessés parmi les civils syriens, dont 5 enfants.",
     "killed 12 · wounded ≥30 Syria"),
    ("fr", "Entre dix et quinze soldats arméniens ont été tués hier dans l'attaque.", "killed 10-15 Armenia"),
    ("fr", "Deux cent vingt soldats azerbaïdjanais ont été faits prisonniers.", "captured 220 Azerbaijan"),
    ("fr", "Quatre-vingt-deux villageois ont péri dans le bombardement du 12 mars.", "killed 82 civilians"),
    ("en", "Russian strikes on Kharkiv killed at least 12 people; three Ukrainian officers were taken prisoner.",
     "killed ≥12 · captured 3 Ukraine"),
    ("en", "The shelling wounded between 20 and 25 Syrian soldiers.", "wounded 20-25 Syria"),
    ("en", "The attack left 1,200 dead and two missing.", "killed 1200 · missing 2"),
    ("en", "Gunmen kidnapped 34 villagers near Kaduna on 5 May.", "captured 34 civilians"),
    ("en", "The army captured 12 tanks.", ""),
    ("ru", "Не менее 12 украинских военных погибли и 30 мирных жителей получили ранения.",
     "killed ≥12 Ukraine · wounded 30 civilians"),
    ("ru", "Азербайджанская армия взяла в плен 60 армянских солдат и убила троих.", "captured 60 Armenia · killed 3"),
    ("ru", "В результате удара погибли десять человек, в том числе двое детей, ещё около 20 ранены.",
     "killed 10 · wounded 20"),
]  # fmt: skip


def read(text: str, language: str) -> Document:
    return analyze(gold_article(text, language, "2021-05-06"))


def drawn(casualties: Casualties) -> str:
    least = "≥" if casualties.at_least else ""
    most = f"-{casualties.most}" if casualties.most else ""
    whose = f" {casualties.whose}" if casualties.whose else ""
    return f"{casualties.kind} {least}{casualties.count}{most}{whose}"


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_casualties(language: str, text: str, expected: str) -> None:
    document = read(text, language)
    found = casualties_of(document, document.tokens[0], find_actors(document))
    assert " · ".join(drawn(each) for each in found) == expected


def test_a_plain_count_has_the_contract_s_three_fields() -> None:
    plain = Casualties(kind="killed", count=3, whose=None)
    assert msgspec.to_builtins(plain) == {"kind": "killed", "count": 3, "whose": None}
    assert msgspec.convert({"kind": "killed", "count": 3, "whose": None}, Casualties) == plain


@settings(deadline=None)  # a sentence is parsed each time
@given(st.integers(min_value=2, max_value=999_999))
def test_digits_are_read_as_written(value: int) -> None:
    document = read(f"{value} people died.", "en")
    number = number_from(document, 0)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Armenia received the bodies of soldiers killed in the fighting from Azerbaijan."),
        ("fr", "L'Arménie a reçu de l'Azerbaïdjan les corps des soldats tués."),
        ("ru", "Армения получила от Азербайджана тела погибших военных."),
    ],
)
def test_whose_bodies_they_are_tells_no_new_death(language: str, text: str) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-11-03T12:00"))).events
    assert [event.trigger.text for event in events if event.type == "ASSAULT"] == []
