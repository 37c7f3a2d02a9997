"""Mentions that tell the same act become one event; look-alikes stay apart."""

from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import (
    ARMENIA,
    AZERBAIJAN,
    BAYRAMOV,
    GENEVA,
    LAVROV,
    MINSK_GROUP,
    MNATSAKANYAN,
    RUSSIA,
    WASHINGTON,
    Act,
    Promise,
    attack,
    coded,
    meeting,
)

from detente import fusion
from detente.model.event import Status
from detente.model.fused import CommitmentMention, Event, Mention, Report

OUTLETS = [(f"outlet {n}", language) for n, language in enumerate(["fr", "en", "ru"] * 3 + ["fr"])]


def told(act: Act, publisher: str = "Gazette", language: str = "en", published: str = "2020-10-24") -> Mention:
    article = coded(act, publisher=publisher, language=language, published=published)
    return Mention(article.events[0], Report.of(article.article))


def fused(*acts: Act) -> tuple[Event, ...]:
    """The events of acts that are told one an outlet."""
    return fusion.fuse(told(act, publisher=f"outlet {n}") for n, act in enumerate(acts))


def test_ten_outlets_in_three_languages_tell_one_meeting() -> None:
    act = meeting(MNATSAKANYAN, BAYRAMOV, on="2020-10-23", place=WASHINGTON)
    wordings = {"fr": {BAYRAMOV.id: "le ministre azéri"}, "ru": {BAYRAMOV.id: "Байрамов"}, "en": {}}
    places = {"fr": ("Washington", "USA", 38.9, -77.0), "ru": ("Вашингтон", "USA", 38.9, -77.0), "en": None}
    mentions = [
        told(msgspec.structs.replace(act, wording=wordings[language], place=places[language]), name, language)
        for name, language in OUTLETS
    ]
    (event,) = fusion.fuse(mentions)
    assert len(event.mentions) == 10
    assert {mention.report.language for mention in event.mentions} == {"fr", "en", "ru"}
    assert [party.name for party in event.actors] == ["Zohrab Mnatsakanyan", "Jeyhun Bayramov"]
    assert len(event.judgements) == 9
    assert all("both about Zohrab Mnatsakanyan, Jeyhun Bayramov" in each.reasons for each in event.judgements)


def test_two_truces_a_week_apart_stay_apart_however_many_reports_lie_between() -> None:
    days = [
        "2020-10-10",
        "2020-10-11",
        "2020-10-12",
        "2020-10-13",
        "2020-10-14",
        "2020-10-15",
        "2020-10-16",
        "2020-10-17",
    ]
    truces = [Act(type="AGREE", actors=(ARMENIA, AZERBAIJAN), reciprocal=True, on=day, dated=False) for day in days]
    events = fused(*truces)
    assert not any(
        {"2020-10-10", "2020-10-17"} <= {m.event.when.interval.start for m in e.mentions if m.event.when}
        for e in events
    )
    assert all(len(event.mentions) <= 3 for event in events)  # a pivot with the day before and the day after
    first, last = fused(truces[0], truces[-1])
    assert (first.start, last.start) == ("2020-10-10", "2020-10-17")


MEETING: dict[str, Any] = {"on": "2020-10-23", "place": GENEVA}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (meeting(LAVROV, BAYRAMOV, **MEETING), meeting(LAVROV, MNATSAKANYAN, **MEETING), "another party"),
        (meeting(LAVROV, BAYRAMOV, **MEETING), meeting(LAVROV, BAYRAMOV, on="2020-10-23", place=WASHINGTON), "place"),
        (meeting(LAVROV, BAYRAMOV, on="2020-10-23"), meeting(LAVROV, BAYRAMOV, on="2020-10-24"), "another day"),
        (meeting(LAVROV, BAYRAMOV, **MEETING), meeting(LAVROV, BAYRAMOV, status="negated", **MEETING), "denied"),
        (meeting(LAVROV, BAYRAMOV, **MEETING), meeting(LAVROV, BAYRAMOV, status="hypothetical", **MEETING), "feared"),
        (meeting(LAVROV, BAYRAMOV, on="2020-10-23"), meeting(LAVROV, BAYRAMOV, on="2020-10-23", mode="phone"), ""),
        (meeting(LAVROV, BAYRAMOV), meeting(LAVROV, BAYRAMOV), "undated"),
        (attack(ARMENIA, AZERBAIJAN, on="2020-10-23"), attack(AZERBAIJAN, ARMENIA, on="2020-10-23"), "the other way"),
        (
            attack(ARMENIA, AZERBAIJAN, on="2020-10-23", dated=False),
            attack(ARMENIA, AZERBAIJAN, on="2020-10-24", dated=False),
            "daily",
        ),
        (
            meeting(LAVROV, BAYRAMOV, on="2020-10-01", until="2020-10-31"),
            meeting(LAVROV, BAYRAMOV, on="2020-10-23"),
            "month",
        ),
        (meeting(LAVROV, BAYRAMOV, on="2020-10-23T09:00"), meeting(LAVROV, BAYRAMOV, on="2020-10-23T18:00"), "hour"),
    ],
)
def test_look_alikes_stay_apart(one: Act, other: Act, why: str) -> None:
    if why == "":  # a mode told once says nothing against the other telling
        assert len(fused(one, other)) == 1
    else:
        assert len(fused(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (meeting(LAVROV, BAYRAMOV, on="2020-10-23"), meeting(BAYRAMOV, LAVROV, on="2020-10-24", dated=False)),
        (meeting(LAVROV, BAYRAMOV, on="2020-10-23"), meeting(LAVROV, BAYRAMOV, on="2020-10-23", status="future")),
        (meeting(RUSSIA, AZERBAIJAN, on="2020-10-23"), meeting(LAVROV, BAYRAMOV, on="2020-10-23")),
        (meeting(LAVROV, BAYRAMOV, mode="visit", on="2020-10-23"), meeting(LAVROV, BAYRAMOV, on="2020-10-23")),
        (
            meeting(ARMENIA, AZERBAIJAN, mediators=(MINSK_GROUP,), on="2020-10-23"),
            meeting(ARMENIA, AZERBAIJAN, MINSK_GROUP, on="2020-10-23"),
        ),
        (
            attack(ARMENIA, AZERBAIJAN, on="2020-10-23"),
            attack(ARMENIA, AZERBAIJAN, on="2020-10-23", by=("Azerbaijan",)),
        ),
    ],
)
def test_tellings_of_one_act_join(one: Act, other: Act) -> None:
    (event,) = fused(one, other)
    assert len(event.mentions) == 2
    assert event.status == "actual"


def test_claims_stay_visible_with_who_makes_them() -> None:
    (event,) = fused(
        attack(ARMENIA, AZERBAIJAN, on="2020-10-23", by=("Azerbaijan",)), attack(ARMENIA, AZERBAIJAN, on="2020-10-23")
    )
    assert set(event.attributions) == {("Azerbaijan",), ()}


def test_one_voice_in_one_article_tells_two_acts() -> None:
    article = coded(attack(ARMENIA, AZERBAIJAN, on="2020-10-23"), attack(ARMENIA, AZERBAIJAN, on="2020-10-23"))
    report = Report.of(article.article)
    assert len(fusion.fuse(Mention(event, report) for event in article.events)) == 2


PEOPLE = [LAVROV, BAYRAMOV, MNATSAKANYAN, ARMENIA, AZERBAIJAN]
STATUSES: list[Status] = ["actual", "future", "negated"]


@st.composite
def acts(draw: st.DrawFn) -> Act:
    one, other = draw(st.permutations(PEOPLE))[:2]
    return Act(
        type=draw(st.sampled_from(["CONSULT", "ASSAULT"])),
        actors=(one,),
        recipients=(other,),
        reciprocal=draw(st.booleans()),
        on=f"2020-10-{draw(st.integers(20, 24))}",
        dated=draw(st.booleans()),
        place=draw(st.sampled_from([None, GENEVA, WASHINGTON])),
        status=draw(st.sampled_from(STATUSES)),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(acts(), max_size=14), st.randoms())
def test_order_does_not_matter_and_nothing_is_lost(given_acts: list[Act], random: Any) -> None:
    mentions = [told(act, publisher=f"outlet {n}") for n, act in enumerate(given_acts)]
    events = fusion.fuse(mentions)
    shuffled = random.sample(mentions, len(mentions))
    assert fusion.fuse(shuffled) == events
    assert sorted(m.id for event in events for m in event.mentions) == sorted(m.id for m in mentions)
    for event in events:
        assert event.id == event.mentions[0].id
        assert len({mention.event.status == "negated" for mention in event.mentions}) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(acts(), max_size=14))
def test_one_by_one_gives_what_all_at_once_gives(given_acts: list[Act]) -> None:
    pivots: dict[str, str] = {}
    known: list[Mention] = []
    for n, act in enumerate(given_acts):
        mention = told(act, publisher=f"outlet {n}")
        known.append(mention)

        def near(keys: frozenset[str]) -> list[tuple[Mention, str | None]]:
            return [(each, pivots.get(each.id)) for each in known if fusion.ACTS.keys(each) & keys]

        pivots.update((each.mention, each.pivot) for each in fusion.settle([mention], near, fusion.ACTS))
    at_once = {m.id: event.id for event in fusion.fuse(known) for m in event.mentions}
    assert pivots == at_once


def joined(*promises: Promise) -> list[tuple[str | None, int]]:
    """Effective date and number of tellings of the commitments that these, told one an outlet, amount to."""
    articles = [coded(promise, publisher=f"outlet {n}") for n, promise in enumerate(promises)]
    mentions = [CommitmentMention(each.commitments[0], Report.of(each.article)) for each in articles]
    entries = fusion.join(mentions)
    assert all(fusion.join(order) == entries for order in permutations(mentions))
    return [(entry.effective, len(entry.mentions)) for entry in entries]


def test_commitments_join_by_kind_parties_and_day() -> None:
    assert joined(Promise(effective="2020-10-26"), Promise(effective="2020-10-26T08:00")) == [("2020-10-26T08:00", 2)]
    assert joined(Promise(effective="2020-10-18"), Promise(effective="2020-10-26")) == [
        ("2020-10-18", 1),
        ("2020-10-26", 1),
    ]
    assert len(joined(Promise(effective="2020-10-26"), Promise(effective="2020-10-26", kind="talks"))) == 2
    assert (
        len(joined(Promise(effective="2020-10-26"), Promise(effective="2020-10-26", parties=("Russia", "Turkey")))) == 2
    )
    assert joined(Promise(declared="2020-10-24"), Promise(declared="2020-10-24", effective="2020-10-26")) == [
        ("2020-10-26", 2)
    ]
