"""What an undertaking is tied to, as worded; and what stands in a condition has not happened."""

import pytest

from detente.coding import code_document
from detente.coding.conditions import conditions_in
from detente.evaluate.documents import gold_article
from detente.language import analyze

CASES = [
    ("fr", "Paris signera à condition que Rome retire ses troupes, a dit le ministre.", ["Rome retire ses troupes"]),
    ("fr", "Kiev accepte une trêve sous réserve d'un retrait russe.", ["un retrait russe"]),
    ("fr", "S'ils désarment, l'accord tiendra.", ["désarment"]),
    ("fr", "La ville a été prise.", []),
    ("en", "Iran will talk only if sanctions are lifted.", ["sanctions are lifted"]),
    ("en", "They will leave, provided that the corridor stays open and unless fired upon.",
     ["the corridor stays open and unless fired upon"]),
    ("en", "Israel freed ten men in exchange for two bodies.", ["two bodies"]),
    ("en", "The country provided shelter.", []),
    ("ru", "Киев согласен при условии, что Москва прекратит обстрелы.", ["Москва прекратит обстрелы"]),
    ("ru", "Стороны встретятся, если перемирие устоит.", ["перемирие устоит"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_conditions(language: str, text: str, expected: list[str]) -> None:
    found = list(conditions_in(text, language, 0, len(text)))
    assert [span.text for span in found] == expected
    assert all(text[span.start : span.end] == span.text for span in found)


COMMITTED = [
    ("fr", "L'Iran et les États-Unis ont accepté de reprendre les négociations à condition que les sanctions soient levées.",
     "talks", "les sanctions soient levées"),
    ("en", "Israel and Hamas agreed to a ceasefire provided that Israel withdraws from Gaza, officials said.",
     "ceasefire", "Israel withdraws from Gaza"),
    ("ru", "Киев и Москва согласились на обмен пленными при условии, что стороны прекратят обстрелы.",
     "exchange", "стороны прекратят обстрелы"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "condition"), COMMITTED)
def test_commitments_keep_their_conditions(language: str, text: str, kind: str, condition: str) -> None:
    commitments = code_document(analyze(gold_article(text, language, "2020-10-30"))).commitments
    assert [(each.kind, each.conditions) for each in commitments] == [(kind, (condition,))]


def test_an_act_in_a_condition_is_hypothetical() -> None:
    text = "Israel and Hamas agreed to a ceasefire provided that Israel withdraws from Gaza."
    events = code_document(analyze(gold_article(text, "en", "2020-10-30"))).events
    assert [event.status for event in events if event.type == "RETREAT"] == ["hypothetical"]
