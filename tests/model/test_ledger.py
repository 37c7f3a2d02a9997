"""The ledger's histories: what moves on, what is told again, what cannot be."""

from msgspec.structs import replace
from tests.builders import truce_told

from detente.model.fused import CommitmentMention
from detente.model.ledger import LedgerEntry, in_turn


def entry(*mentions: CommitmentMention) -> LedgerEntry:
    return LedgerEntry.of(mentions[0].id, mentions)


def test_an_agreement_told_again_does_not_take_the_truce_back() -> None:
    told = entry(
        truce_told(1, "2020-10-10T08:00", ("agreed", "2020-10-10")),
        truce_told(2, "2020-10-11T08:00", ("in_force", "2020-10-11")),
        truce_told(3, "2020-10-14T08:00", ("agreed", "2020-10-14")),
    )
    assert told.state == "in_force"
    assert told.clashes == ()


def test_what_cannot_be_names_its_report() -> None:
    told = entry(
        truce_told(1, "2020-10-10T08:00", ("agreed", "2020-10-10")),
        truce_told(2, "2020-10-20T08:00", ("ended", "2020-10-20")),
        truce_told(3, "2020-10-24T08:00", ("extended", "2020-10-24"), publisher="Northgate"),
    )
    assert told.state == "ended"
    (clash,) = told.clashes
    assert (clash.claim.report.publisher, clash.reason) == (
        "Northgate",
        "told for 2020-10-24, when it was already ended",
    )


def test_a_truce_is_not_broken_before_it_holds() -> None:
    told = entry(
        truce_told(1, "2020-10-10T08:00", ("violated", "2020-10-08"), ("agreed", "2020-10-10"), effective="2020-10-10")
    )
    assert [clash.claim.state for clash in told.clashes] == ["violated"]
    assert told.state == "agreed"


def test_one_claim_of_several_reports_stands_once() -> None:
    told = entry(
        truce_told(1, "2020-10-10T08:00", ("agreed", "2020-10-10")),
        truce_told(2, "2020-10-11T08:00", ("agreed", "2020-10-11")),
        truce_told(3, "2020-10-11T08:00", ("agreed", "2020-10-11"), by="Baku"),
    )
    assert [(claim.claimed_by, len(claim.reports)) for claim in told.states] == [(None, 2), ("Baku", 1)]


def test_a_beginning_put_off_is_kept_beside_the_one_that_came() -> None:
    told = entry(
        truce_told(1, "2020-10-09T08:00", ("agreed", "2020-10-09"), effective="2020-10-10T12:00"),
        truce_told(2, "2020-10-10T08:00", ("agreed", "2020-10-10"), effective="2020-10-11T12:00"),
        truce_told(3, "2020-10-11T18:00", ("in_force", "2020-10-11"), effective="2020-10-11T12:00"),
    )
    assert told.effective == "2020-10-11T12:00"
    assert told.put_off == ("2020-10-10T12:00",)


def test_each_truce_is_replaced_by_the_next() -> None:
    first = entry(truce_told(1, "2020-10-10T08:00", ("agreed", "2020-10-10"), effective="2020-10-10"))
    second = entry(
        truce_told(2, "2020-10-17T20:00", ("agreed", "2020-10-17"), effective="2020-10-18", publisher="Boréale")
    )
    one, other = in_turn([first, second])
    assert (one.state, other.state) == ("replaced", "agreed")
    (replaced,) = [claim for claim in one.states if claim.state == "replaced"]
    assert (replaced.date, replaced.report.publisher) == ("2020-10-18", "Boréale")


def test_the_end_follows_from_the_beginning_and_from_each_extension() -> None:
    agreed = truce_told(
        1,
        "2020-10-09T08:00",
        ("agreed", "2020-10-09"),
        effective="2020-10-10T07:00",
        lasting="P4D",
        publisher="Northgate",
    )
    once = truce_told(2, "2020-10-13T08:00", ("extended", "2020-10-13"), lasting="P2D", publisher="Northgate")
    again = truce_told(3, "2020-10-13T09:00", ("extended", "2020-10-13"), lasting="P2D", publisher="Harbour News")
    later = truce_told(4, "2020-10-16T06:00", ("extended", "2020-10-16"), lasting="PT24H")
    assert entry(agreed).until == "2020-10-14T07:00"
    assert entry(agreed, once, again).until == "2020-10-16T07:00"  # one extension, told twice
    assert entry(agreed, once, again, later).until == "2020-10-17T07:00"


def test_no_end_is_made_up() -> None:
    assert entry(truce_told(1, "2020-10-09T08:00", ("agreed", "2020-10-09"), lasting="P4D")).until is None
    hours = truce_told(1, "2020-10-09T08:00", ("agreed", "2020-10-09"), effective="2020-10-10", lasting="PT12H")
    assert entry(hours).until is None


def test_mediators_come_by_how_many_name_them() -> None:
    told = [truce_told(n, "2020-10-09T08:00", ("agreed", "2020-10-09")) for n in (1, 2, 3)]
    named = [
        CommitmentMention(replace(each.commitment, mediators=who), each.report)
        for each, who in zip(told, (("GBR", "QAT"), ("QAT",), ("QAT",)), strict=True)
    ]
    assert entry(*named).mediators == ("QAT", "GBR")
