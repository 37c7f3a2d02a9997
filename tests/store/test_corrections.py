"""What people decide lies over what the coder said, survives it, is honoured at every moment, and comes off again."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, LAVROV, Said, attack, coded, meeting
from tests.store.ingest_job import articles, content, fill

from detente.errors import UsageError
from detente.model import CodedArticle
from detente.pipeline import store_article
from detente.store import Filters, Store, open_store

SOME = articles(10)
ONE = coded(meeting(LAVROV, BAYRAMOV, on="2020-10-23"), Said("Yes", LAVROV), publisher="One")
TWO = coded(meeting(LAVROV, BAYRAMOV, on="2020-10-23"), publisher="Two")
OTHER = coded(attack(AZERBAIJAN, ARMENIA, on="2020-10-25"), publisher="Three")


def decide(store: Store, act: Any, *ids: str, kind: str = "event", **more: Any) -> str:
    with store.writer("test") as writer:
        return writer.desk.make(kind, act, ids, "anna", **more)


def undo(store: Store, *ids: str) -> None:
    for id in ids:
        with store.writer("test") as writer:
            writer.desk.undo(id, "boris")


def told(store: Store, **filters: Any) -> list[tuple[str, str, set[str]]]:
    events = store.view().events(Filters(**filters))
    return [(event.id, event.status, {each.id for each in event.mentions}) for event in events]


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, [ONE, TWO, OTHER])
    return store


def test_a_corrected_field_is_shown_filtered_and_signed(filled: Store) -> None:
    first = next(filled.view().events())
    id = decide(
        filled, "correct", first.mentions[0].id, said="status=negated", value={"status": "negated"}, because="denied"
    )
    event = next(filled.view().events(Filters(status="negated")))
    assert (event.id, event.status, len(event.mentions)) == (first.id, "negated", 2)
    (correction,) = event.mentions[0].corrections
    assert (correction.id, correction.by, correction.because) == (id, "anna", "denied")
    assert event.mentions[1].event.status == "actual"  # the other report stays as it was coded
    assert filled.view().find(first.id).record == event
    assert filled.view().article(event.mentions[0].report.article) in (ONE, TWO)  # what the coder said is kept
    assert list(filled.faults()) == []


def test_what_is_corrected_in_one_report_wins_over_a_more_telling_one(filled: Store) -> None:
    first = next(filled.view().events())
    decide(filled, "correct", first.mentions[1].id, value={"status": "negated"})
    assert next(filled.view().events()).status == "negated"


def test_a_rejected_event_is_gone_until_it_is_accepted_or_the_rejection_undone(filled: Store) -> None:
    before = told(filled)
    ids = sorted(before[0][2])
    id = decide(filled, "reject", *ids)
    assert told(filled) == before[1:]
    with pytest.raises(UsageError, match=rf"rejected by anna.*undo {id}"):
        filled.view().find(before[0][0])
    again = decide(filled, "accept", *ids)
    assert told(filled) == before
    undo(filled, again, id)
    assert told(filled) == before


def test_merge_and_split(filled: Store) -> None:
    before = told(filled)
    (pair, _, both), (other, _, _) = before
    merged = decide(filled, "merge", other, pair, because="one act")
    assert told(filled) == [(other, "actual", {other, *both})]
    event = next(filled.view().events())
    assert {(each.mention, each.reasons) for each in event.judgements if each.decided and each.version is None} == {
        (pair, ("merged by anna", "one act"))
    }
    split = decide(filled, "split", pair)
    assert {frozenset(each[2]) for each in told(filled)} == {frozenset({pair}), frozenset({other, *both} - {pair})}
    undo(filled, merged)
    assert {frozenset(each[2]) for each in told(filled)} == {
        frozenset({pair}),
        frozenset(both - {pair}),
        frozenset({other}),
    }
    undo(filled, split)
    assert told(filled) == before
    assert list(filled.faults()) == []


def test_a_quotation_can_be_rejected(filled: Store) -> None:
    id = decide(filled, "reject", ONE.quotations[0].id, kind="quotation")
    assert list(filled.view().quotations()) == []
    with pytest.raises(UsageError, match=r"the quotation .* was rejected by anna"):
        filled.view().find(ONE.quotations[0].id)
    undo(filled, id)
    assert len(list(filled.view().quotations())) == 1


def test_a_correction_survives_a_new_coder_that_says_otherwise(filled: Store) -> None:
    mention = OTHER.events[0]
    decide(filled, "correct", mention.id, value={"status": "negated"})
    again = msgspec.structs.replace(mention, id="another", type="COERCE", status="ongoing")
    with filled.writer("test") as writer:
        store_article(msgspec.structs.replace(OTHER, events=(again,)), writer, "x", "coder 2")
    assert told(filled)[-1] == ("another", "negated", {"another"})
    with filled.writer("test") as writer:  # nothing on those words
        store_article(msgspec.structs.replace(OTHER, events=()), writer, "x", "coder 3")
    (correction,) = filled.dossier().corrections()
    assert correction.anchors[0].mention is None
    with filled.writer("test") as writer:
        store_article(OTHER, writer, "x", "coder 4")
    assert told(filled)[-1] == (mention.id, "negated", {mention.id})
    assert list(filled.faults()) == []


def test_a_merge_stays_when_its_articles_come_again(filled: Store) -> None:
    (pair, _, both), (other, _, _) = told(filled)
    decide(filled, "merge", other, pair)
    with filled.writer("test") as writer:
        for article in (ONE, TWO, OTHER):
            store_article(article, writer, "x", "coder 2")
    assert told(filled) == [(other, "actual", {other, *both})]
    assert list(filled.faults()) == []


def test_every_moment_knows_what_was_decided_by_then(fresh: Callable[[], str]) -> None:
    store = open_store(fresh())
    moments = (f"2030-01-01T00:00:{n:02}.000000" for n in range(60))
    seen = []

    def snap() -> None:
        seen.append((writer._moment, list(store.view().events())))

    with store.writer("test", clock=lambda: next(moments)) as writer:
        for article in (ONE, TWO, OTHER):
            store_article(article, writer, "x", "coder")
        snap()
        ids = [event.id for event in store.view().events()]
        made = [writer.desk.make("event", "correct", ids[:1], "anna", value={"status": "negated"})]
        snap()
        made.append(writer.desk.make("event", "merge", ids, "anna"))
        snap()
        made.append(writer.desk.make("event", "reject", ids[1:], "anna"))
        snap()
        for id in made:
            writer.desk.undo(id, "boris")
            snap()
    for moment, events in seen:
        assert _plain(store.view().events(Filters(as_of=moment))) == _plain(iter(events))
    assert [event.status for event in store.view().events(Filters(as_of=seen[1][0], status="negated"))] == ["negated"]
    store.close()


def _plain(events: Iterator[Any]) -> list[Any]:
    """The events without what was not known yet when they were read: that a correction would be undone."""
    plain: list[Any] = msgspec.to_builtins(list(events))
    for event in plain:
        for mention in event["mentions"]:
            mention["corrections"] = [each["id"] for each in mention["corrections"]]
    return plain


@pytest.mark.parametrize("value", [{"status": "done"}, {"type": None}, {"actors": "Armenia"}])
def test_a_value_that_is_none_of_its_field_is_refused(filled: Store, value: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="no value for this field"):
        decide(filled, "correct", OTHER.events[0].id, value=value)
    assert filled.dossier().corrections() == []


def test_what_is_not_there_cannot_be_corrected_nor_undone_twice(filled: Store) -> None:
    with pytest.raises(UsageError, match="no event has the id nothing"):
        decide(filled, "accept", "nothing")
    id = decide(filled, "accept", OTHER.events[0].id)
    undo(filled, id)
    with pytest.raises(UsageError, match="boris undid"):
        undo(filled, id)
    with pytest.raises(UsageError, match="no correction has the id"):
        undo(filled, "zz")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "correct", "merge", "split", "code", "undo"]),
        st.lists(st.integers(0, 19), min_size=2, max_size=4, unique=True),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 100))
def test_any_sequence_of_corrections_undone_gives_the_first_state(
    steps_store: Store, steps: list[tuple[str, list[int]]], seed: int
) -> None:
    """Corrections, undoings and new codings in any order; at the end all is undone, in any order."""
    store = steps_store
    mentions = [event.id for article in SOME for event in article.events]
    with store.writer("test") as writer:
        before = content(store)
        open_: list[str] = []
        for n, (act, chosen) in enumerate(steps):
            ids = [mentions[i] for i in chosen]
            if act == "undo":
                if open_:
                    writer.desk.undo(open_.pop(chosen[0] % len(open_)), "boris")
            elif act == "code":
                _code_again(writer, SOME[chosen[0] % len(SOME)], f"coder {seed} {n}")
            else:
                value = {"status": "negated", "when": None} if act == "correct" else None
                open_.append(writer.desk.make("event", act, ids, "anna", value=value))  # type: ignore[arg-type]
        if seed % 5 == 0:
            assert list(store.faults()) == []
        while open_:
            writer.desk.undo(open_.pop(seed % len(open_)), "boris")
        assert content(store) == before


def _code_again(writer: Any, article: CodedArticle, coder: str) -> None:
    store_article(article, writer, article.article.id, coder)


@pytest.fixture(scope="module")
def steps_store(fresh: Callable[[], str]) -> Iterator[Store]:
    """One store for all sequences: each leaves it as it was."""
    store = open_store(fresh())
    fill(store, SOME)
    yield store
    store.close()
