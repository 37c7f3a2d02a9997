"""Acts in plain words."""

import pytest
from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, LAVROV, MINSK_GROUP, RUSSIA, Act, attack, coded, meeting

from detente.cli.phrases import join, phrase, pledge
from detente.ontology import ontology, words

CASES = [
    (meeting(LAVROV, BAYRAMOV, mode="visit"), "Sergei Lavrov and Jeyhun Bayramov met"),
    (meeting(ARMENIA, AZERBAIJAN, mediators=(MINSK_GROUP,)), "Armenia and Azerbaijan held talks, OSCE Minsk Group mediating"),
    (Act(type="CONSULT", mode="phone", actors=(LAVROV,), recipients=(BAYRAMOV,)), "Sergei Lavrov called Jeyhun Bayramov"),
    (Act(type="CONSULT", actors=(RUSSIA,), recipients=(ARMENIA,), status="future"), "Russia will consult with Armenia"),
    (attack(ARMENIA, AZERBAIJAN, mode="heavy-weapons", status="negated"), "Armenia did not shell Azerbaijan"),
    (Act(type="ASSAULT", actors=(ARMENIA, AZERBAIJAN), reciprocal=True, status="ongoing"), "Armenia and Azerbaijan are fighting"),
    (Act(type="RETREAT", mode="withdraw", actors=(ARMENIA,), status="hypothetical"), "Armenia might withdraw"),
    (Act(type="REQUEST", mode="yield", actors=(LAVROV,), recipients=(ARMENIA,)), "Sergei Lavrov asked Armenia to yield"),
    (Act(type="ASSAULT", recipients=(ARMENIA,)), "someone unnamed attacked Armenia"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "words"), CASES, ids=[words for _, words in CASES])
def test_phrase(act: Act, words: str) -> None:
    (event,) = coded(act).events
    assert phrase(event) == words


def test_every_type_has_plain_words_and_no_word_is_for_an_unknown_mode() -> None:
    known = {f"{name}/{mode}" for name, type in ontology().types.items() for mode in type.modes}
    assert set(ontology().types) <= set(words()) <= set(ontology().types) | known


def test_join() -> None:
    assert join(["A"]) == "A"
    assert join(["A", "B", "A"]) == "A and B"
    assert join(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize(
    ("parties", "words"),
    [
        (("ARM", "AZE"), "talks between Armenia and Azerbaijan"),
        (("Hamas", "ISR"), "talks between Hamas and Israel"),
        (("TCD",), "talks by Chad"),
        ((), "talks"),
    ],
)
def test_a_reader_sees_the_names_of_who_is_bound(parties: tuple[str, ...], words: str) -> None:
    assert pledge("talks", parties) == words
