"""Which tellings of a truce belong together."""

import pytest
from msgspec.structs import replace
from tests.builders import truce_told

from detente.fusion import join
from detente.model.fused import CommitmentMention

FIRST = truce_told(0, "2020-10-10", declared="2020-10-10", effective="2020-10-10T12:00")
SECOND = truce_told(1, "2020-10-17", declared="2020-10-17", effective="2020-10-18T00:00")


@pytest.mark.parametrize(
    ("published", "declared", "effective", "belongs"),
    [
        ("2020-10-12", None, None, "truce0"),  # a bare "truce" two days after the first
        ("2020-10-20", None, None, "truce1"),
        ("2020-11-20", None, None, "truce2"),  # too late for either
        ("2020-10-30", "2020-10-18", None, "truce1"),  # "the truce of 18 October"
        ("2020-10-30", "1994-05-12", None, "truce2"),
        ("2020-10-19", None, "2020-10-18", "truce1"),
    ],
)
def test_to_which_truce_a_telling_belongs(
    published: str, declared: str | None, effective: str | None, belongs: str
) -> None:
    mentions = [FIRST, SECOND, truce_told(2, published, declared=declared, effective=effective)]
    (home,) = (entry for entry in join(mentions) if any(each.id == "truce2" for each in entry.mentions))
    assert home.id == belongs


@pytest.mark.parametrize(
    ("parties", "joined"),
    [
        (("ISR", "PSE"), True),  # the same side under the name of its country
        (("ISR", "LBN"), False),
        (("EGY", "PSE"), False),  # no side by the same name
        (("Islamic Jihad", "ISR"), False),
    ],
)
def test_a_group_and_its_country_are_one_side(parties: tuple[str, ...], joined: bool) -> None:
    one, other = (truce_told(n, "2023-11-22", declared="2023-11-22") for n in (0, 1))
    one = CommitmentMention(replace(one.commitment, parties=("Hamas", "ISR")), one.report)
    other = CommitmentMention(replace(other.commitment, parties=parties), other.report)
    entries = list(join([one, other]))
    assert len(entries) == (1 if joined else 2)
    assert entries[0].parties == (("Hamas", "ISR") if joined else entries[0].parties)
