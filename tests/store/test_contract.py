"""What every store does, whichever database keeps it."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from tests.builders import (
    ARMENIA,
    AZERBAIJAN,
    BAYRAMOV,
    GENEVA,
    LAVROV,
    MNATSAKANYAN,
    WASHINGTON,
    Promise,
    Said,
    attack,
    coded,
    meeting,
)

from detente.errors import UsageError
from detente.model import CodedArticle, Failure
from detente.pipeline import store_article
from detente.store import Filters, Store, names, open_store

FRENCH = coded(
    meeting(LAVROV, BAYRAMOV, on="2020-10-23", place=GENEVA, wording={LAVROV.id: "M. Lavrov"}),
    Said("La trêve de Noël tient", LAVROV),
    Promise(mediators=("Russia",), effective="2020-10-26T08:00", states=(("agreed", "2020-10-24", None),)),
    publisher="La Gazette",
    language="fr",
    published="2020-10-24T06:00:00+01:00",
)
RUSSIAN = coded(
    meeting(LAVROV, BAYRAMOV, on="2020-10-23", wording={LAVROV.id: "Лавров"}),
    attack(AZERBAIJAN, ARMENIA, on="2020-10-27", by=("Ministry of Defence of Armenia",), status="ongoing"),
    Promise(effective="2020-10-26", states=(("failed", "2020-10-27", "Armenia"),)),
    publisher="Вестник",
    language="ru",
    published="2020-10-28",
)
ENGLISH = coded(
    meeting(MNATSAKANYAN, BAYRAMOV, mode="third-party", on="2020-11-05", place=WASHINGTON, status="future"),
    meeting(LAVROV, MNATSAKANYAN),
    text=("The envoys of Haut-Karabagh arrived late.",),
    publisher="Wire",
    language="en",
    published=None,
)
ALL = (FRENCH, RUSSIAN, ENGLISH)


def fill(store: Store, articles: Iterable[CodedArticle] = ALL, coder: str = "coder 1") -> list[bool]:
    with store.writer("detente 1") as writer:
        return [store_article(each, writer, f"origin {each.article.language}", coder) for each in articles]


@pytest.fixture(scope="module")
def filled(fresh: Callable[[], str]) -> Iterator[Store]:
    """One store for all tests that only read."""
    store = open_store(fresh())
    fill(store)
    yield store
    store.close()


def test_an_article_comes_back_as_it_went_in(filled: Store) -> None:
    assert [filled.view().article(each.article.id) for each in ALL] == list(ALL)


def test_events_come_in_time_order_the_undated_last(filled: Store) -> None:
    told = [(event.start[:10], [party.name for party in event.actors]) for event in filled.view().events()]
    assert told == [
        ("2020-10-23", ["Sergei Lavrov", "Jeyhun Bayramov"]),
        ("2020-10-27", ["Azerbaijan"]),
        ("2020-11-05", ["Zohrab Mnatsakanyan", "Jeyhun Bayramov"]),
        ("~", ["Sergei Lavrov", "Zohrab Mnatsakanyan"]),
    ]


def test_reports_in_two_languages_are_one_event_that_says_why(filled: Store) -> None:
    event = next(filled.view().events())
    assert [mention.report.publisher for mention in event.mentions] == ["La Gazette", "Вестник"]
    (judgement,) = event.judgements
    assert (judgement.mention, judgement.pivot) == (event.mentions[1].id, event.id)
    assert judgement.reasons == ("both about Sergei Lavrov, Jeyhun Bayramov", "both on 2020-10-23", "both CONSULT")
    assert judgement.version == "detente 1"
    assert judgement.decided


def test_the_ledger_joins_the_states_of_a_commitment(filled: Store) -> None:
    (entry,) = filled.view().commitments()
    assert (entry.kind, entry.effective, entry.mediators) == ("ceasefire", "2020-10-26T08:00", ("Russia",))
    assert [(each.state, each.claimed_by, each.report.language) for each in entry.states] == [
        ("agreed", None, "fr"),
        ("failed", "Armenia", "ru"),
    ]


def test_what_is_known_is_skipped(store: Store) -> None:
    fill(store)
    before = store.view().counts()
    assert fill(store) == [False, False, False]
    assert store.view().counts() == before
    assert [(run.added, run.skipped) for run in store.view().runs()] == [(3, 0), (0, 3)]


def test_a_source_is_known_by_its_digest(store: Store) -> None:
    with store.writer("detente 1") as writer:
        assert not writer.knows_source("d1", "coder 1")
        store_article(FRENCH, writer, "a.txt", "coder 1", seen="d1")
        store_article(FRENCH, writer, "copy.txt", "coder 1", seen="d2")
        writer.note("d3", FRENCH.article.id, "again.txt")
        assert all(writer.knows_source(digest, "coder 1") for digest in ("d1", "d2", "d3"))
        assert not writer.knows_source("d1", "coder 2")
        assert writer.knows(FRENCH.article.id, "coder 1")
        assert not writer.knows(FRENCH.article.id, "coder 2")


@pytest.mark.parametrize(
    ("filters", "days"),
    [
        (Filters(since="2020-10-27"), ["2020-10-27", "2020-11-05"]),
        (Filters(until="2020-10"), ["2020-10-23", "2020-10-27"]),
        (Filters(since="2020-10-23", until="2020-10-23"), ["2020-10-23"]),
        (Filters(since="2021"), []),
        (Filters(actor="lavrov"), ["2020-10-23", "~"]),
        (Filters(actor="ЛАВРОВ"), ["2020-10-23"]),
        (Filters(actor="person:sergei-lavrov"), ["2020-10-23", "~"]),
        (Filters(actor="arm"), ["2020-10-27", "2020-11-05", "~"]),
        (Filters(actor="Armenia"), ["2020-10-27", "2020-11-05", "~"]),
        (Filters(actor="foreign minister of azer"), ["2020-10-23", "2020-11-05"]),
        (Filters(actor="avrov"), []),
        (Filters(actor="%"), []),
        (Filters(type="consult"), ["2020-10-23", "2020-11-05", "~"]),
        (Filters(type="CONSULT/third-party"), ["2020-11-05"]),
        (Filters(place="geneva"), ["2020-10-23"]),
        (Filters(place="USA"), ["2020-11-05"]),
        (Filters(status="future"), ["2020-11-05"]),
        (Filters(said_by="ministry of defence"), ["2020-10-27"]),
        (Filters(language="fr"), ["2020-10-23"]),
        (Filters(publisher="вестник"), ["2020-10-23", "2020-10-27"]),
        (Filters(actor="ARM", status="future"), ["2020-11-05"]),
        (Filters(limit=1), ["2020-10-23"]),
    ],
    ids=str,
)
def test_filters_on_events(filled: Store, filters: Filters, days: list[str]) -> None:
    assert [event.start[:10] for event in filled.view().events(filters)] == days


def test_an_event_that_fits_comes_with_all_its_mentions(filled: Store) -> None:
    (event,) = filled.view().events(Filters(language="fr"))
    assert len(event.mentions) == 2


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 1),
        (Filters(actor="azerbaijan"), 1),
        (Filters(actor="Georgia"), 0),
        (Filters(status="failed"), 1),
        (Filters(status="extended"), 0),
        (Filters(type="ceasefire", since="2020-10-26"), 1),
        (Filters(since="2020-10-27"), 0),
        (Filters(said_by="armenia"), 1),
    ],
    ids=str,
)
def test_filters_on_commitments(filled: Store, filters: Filters, count: int) -> None:
    assert len(list(filled.view().commitments(filters))) == count


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(actor="rus"), 1),
        (Filters(said_by="Lavrov"), 1),
        (Filters(language="ru"), 0),
        (Filters(type="direct", since="2020-10-24", until="2020-10-24"), 1),
        (Filters(type="indirect"), 0),
    ],
    ids=str,
)
def test_filters_on_quotations(filled: Store, filters: Filters, count: int) -> None:
    found = list(filled.view().quotations(filters))
    assert len(found) == count
    assert all(each.quotation == FRENCH.quotations[0] and each.report.publisher == "La Gazette" for each in found)


def test_actors_are_counted_under_all_their_names(filled: Store) -> None:
    first, *others = filled.view().actors()
    assert first.actor.name == "Sergei Lavrov"
    assert (first.events, first.quotations, first.articles) == (2, 1, 3)
    assert set(first.names) == {"M. Lavrov", "Лавров", "Sergei Lavrov"}
    assert [(each.actor.name, each.events) for each in others] == [
        ("Jeyhun Bayramov", 2),
        ("Zohrab Mnatsakanyan", 2),
        ("Armenia", 1),
        ("Azerbaijan", 1),
    ]


def test_filters_on_actors(filled: Store) -> None:
    view = filled.view()
    assert [each.actor.id for each in view.actors(Filters(actor="ARM"))] == [MNATSAKANYAN.id, "ARM"]
    assert [each.actor.id for each in view.actors(Filters(type="ASSAULT"))] == ["ARM", "AZE"]
    assert len(view.actors(Filters(limit=2))) == 2


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("noel", ["Noël"]),
        ("NOËL treve", ["trêve", "Noël"]),
        ('"trêve de noël"', ["trêve de Noël"]),
        ('"noël de trêve"', None),
        ("лавров", ["Лавров"]),
        ("haut-karabagh", ["Haut-Karabagh"]),
        ("kara*", None),
        ("envo*", ["envoys"]),
        ("absent", None),
        ("trêve absent", None),
        ("karabagh' OR (late)", None),
    ],
)
def test_search_marks_what_it_finds(filled: Store, query: str, marked: list[str] | None) -> None:
    hits = filled.view().search(query)
    if query == "kara*":  # a part of a word joined by a hyphen begins a word too
        marked = ["Karabagh"]
    assert [[span.text for span in hit.marks] for hit in hits] == ([marked] if marked else [])
    for hit in hits:
        text = filled.view().article(hit.report.article).article.text
        assert text[hit.start : hit.start + len(hit.text)] == hit.text
        assert all(text[span.start : span.end] == span.text for span in hit.marks)


def test_search_under_filters(filled: Store) -> None:
    view = filled.view()
    assert view.search("lavrov", Filters(language="fr", actor="Bayramov"))
    assert not view.search("lavrov", Filters(language="ru"))
    assert not view.search("trêve", Filters(since="2020-10-25"))
    assert not view.search("trêve", Filters(actor="Armenia"))


def test_a_snippet_shows_the_match_in_its_surroundings(store: Store) -> None:
    fill(store, [coded(text=["Zero " * 60 + "the envoys came " + "later " * 60])])
    (hit,) = store.view().search("envoys")
    snippet = hit.snippet("[", "]", width=60)
    assert "the [envoys] came" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) <= 64


def test_any_id_or_its_beginning_leads_to_its_record(filled: Store) -> None:
    view = filled.view()
    event = next(view.events())
    for mention in event.mentions:
        assert view.find(mention.id).record == event
    assert view.find(event.mentions[1].id[:9]).kind == "event"
    (entry,) = view.commitments()
    assert view.find(RUSSIAN.commitments[0].id).record == entry
    assert view.find(FRENCH.quotations[0].id).kind == "quotation"
    assert view.find(ENGLISH.article.id[:8]).record == ENGLISH


def test_an_id_that_leads_nowhere_or_to_several_is_refused(filled: Store) -> None:
    with pytest.raises(UsageError, match="nothing in the store has the id zz"):
        filled.view().find("zz")
    with pytest.raises(UsageError, match="several records"):
        filled.view().find("")
    with pytest.raises(UsageError, match="no article has the id zz"):
        filled.view().article("zz")


def test_counts(filled: Store) -> None:
    counts = filled.view().counts()
    assert (counts.articles, counts.events, counts.event_mentions) == (3, 4, 5)
    assert (counts.quotations, counts.commitments, counts.commitment_mentions) == (1, 1, 2)
    assert (counts.actors, counts.failures) == (5, 0)


def test_failures_are_kept_once_and_until_they_are_mended(store: Store) -> None:
    what = Failure(origin="a.txt", stage="articles", message="no text", remedy="give it one")
    for _ in range(2):
        with store.writer("detente 1") as writer:
            writer.fail(what)
    (row,) = store.view().failures()
    assert (row.origin, row.stage, row.message, row.remedy) == ("a.txt", "articles", "no text", "give it one")
    with store.writer("detente 1") as writer:
        store_article(FRENCH, writer, "a.txt", "coder 1")
    assert store.view().failures() == []
    assert [run.failed for run in store.view().runs()] == [1, 1, 0]


def test_coding_again_supersedes_and_keeps(store: Store) -> None:
    fill(store)
    view = store.view()
    quiet = CodedArticle(article=FRENCH.article)
    before = view.runs()[-1].finished
    assert fill(store, [quiet], coder="coder 2") == [True]
    assert view.article(FRENCH.article.id) == quiet
    event = next(view.events())
    assert (event.id, len(event.mentions), event.judgements) == (RUSSIAN.events[0].id, 1, ())
    assert list(view.quotations()) == []
    replayed = next(view.events(Filters(as_of=before)))
    assert (replayed.id, len(replayed.mentions), len(replayed.judgements)) == (FRENCH.events[0].id, 2, 1)
    assert len(list(view.quotations(Filters(as_of=before)))) == 1


def test_before_the_store_began_what_was_published_counts(filled: Store) -> None:
    view = filled.view()
    (event,) = view.events(Filters(as_of="2020-10-24"))
    assert [mention.report.language for mention in event.mentions] == ["fr"]
    (entry,) = view.commitments(Filters(as_of="2020-10-27"))
    assert entry.state == "agreed"
    (entry,) = view.commitments(Filters(as_of="2020-10-28"))
    assert entry.state == "failed"
    assert list(view.events(Filters(as_of="2020-10-24T04:59Z"))) == []
    assert len(list(view.events(Filters(as_of="2020-10-24T05:00Z")))) == 1


def test_a_text_that_a_database_cannot_hold_is_stored_nevertheless(store: Store) -> None:
    odd = coded(text=["before\0after"], title="T\0")
    fill(store, [odd])
    assert store.view().article(odd.article.id) == odd


@pytest.mark.parametrize("wrong", [{"since": "yesterday"}, {"as_of": "2020-1"}, {"limit": 0}, {"status": "done"}])
def test_a_filter_that_makes_no_sense_is_refused(wrong: dict[str, str | int]) -> None:
    with pytest.raises(UsageError):
        Filters(**wrong)  # type: ignore[arg-type]


def test_a_name_that_many_mentions_hold_misses_none(fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "RARE", 9)  # a mention in which two take part under that name comes twice
    days = [f"2020-10-{day:02}" for day in range(1, 9)]
    told = [coded(meeting(BAYRAMOV, MNATSAKANYAN, on=day), publisher=f"Outlet {day}", published=day) for day in days]
    store = open_store(fresh())
    fill(store, told)
    assert [event.start[:10] for event in store.view().events(Filters(actor="foreign min"))] == days
    store.close()
