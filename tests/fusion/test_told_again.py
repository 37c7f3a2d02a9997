"""What one article tells twice: an attack and its toll, a noun that takes an act up. And what it tells of two acts."""

import pytest

from detente import fusion
from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model.fused import Event, Mention, Report


def events(language: str, text: str) -> list[Event]:
    """The events of one article of 28 October 2020."""
    coded = code_document(analyze(gold_article(text, language, "2020-10-28T20:00")))
    return list(fusion.fuse(Mention(event, Report.of(coded.article)) for event in coded.events))


def test_a_toll_belongs_to_the_attack_beside_it() -> None:
    text = (
        "Des roquettes se sont abattues mercredi sur Barda et ont tué 21 civils, selon le parquet. "
        "Quelque 70 personnes ont été blessées."
    )
    (attack,) = [each for each in events("fr", text) if each.type == "ASSAULT"]
    assert {(toll.kind, toll.count) for toll in attack.casualties} == {("killed", 21), ("wounded", 70)}


def test_a_toll_of_the_same_kind_is_another_attack() -> None:
    text = (
        "Des roquettes se sont abattues mercredi sur Barda et ont tué 21 civils, selon le parquet. "
        "Trois personnes ont été tuées à Chouchi, selon les autorités du Haut-Karabakh."
    )
    assert len([each for each in events("fr", text) if each.type == "ASSAULT"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ilham Aliyev said that Azerbaijani forces had captured Shusha. Turkey congratulated Azerbaijan on the capture.",
        "Armenia said that Azerbaijan had shelled Martuni. France condemned the shelling of the town.",
    ],
)
def test_a_noun_that_takes_an_act_up_is_no_second_act(text: str) -> None:
    assert len([each for each in events("en", text) if each.type == "ASSAULT"]) == 1


def test_who_fired_in_two_tellings_keeps_them_apart() -> None:
    text = "Armenia said that Azerbaijan had opened fire. Azerbaijan said that Armenia had opened fire."
    assert len([each for each in events("en", text) if each.type == "ASSAULT"]) == 2


def test_what_each_lays_at_the_others_door_is_not_their_fighting() -> None:
    text = (
        "Armenia and Azerbaijan fought on Wednesday. "
        "Armenia and Azerbaijan accused each other of opening fire on Wednesday."
    )
    assert len([each for each in events("en", text) if each.type == "ASSAULT"]) == 2


def test_people_of_whom_only_the_country_is_known_keep_no_tellings_apart() -> None:
    text = "Azerbaijan shelled Martuni on Wednesday, killing two people. Three people were wounded."
    assert len([each for each in events("en", text) if each.type == "ASSAULT"]) == 1
