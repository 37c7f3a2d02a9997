"""Expressions of time: golden sentences with their labels drawn underneath, and invariants."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.articles import clean_article
from detente.coding.times import extract_times
from detente.coding.times.intervals import covers, nearest, overlap
from detente.language import analyze
from detente.model import Document, Interval, TimeExpression, Token

CASES = Path(__file__).parent / "times_cases"


def times(text: str, language: str, published: str | None) -> tuple[TimeExpression, ...]:
    return extract_times(analyze(clean_article(text, language=language, published=published)))


def golden(language: str) -> list[tuple[str, str, list[str]]]:
    """Each sentence of a case file with its publication moment and the labels drawn under it."""
    head, *blocks = (CASES / f"{language}.txt").read_text(encoding="utf-8").split("\n\n")
    published = head.split("Published ")[1].split(". ")[0]
    found = []
    for block in blocks:
        sentence, *labels = block.rstrip("\n").split("\n")
        found.append((published, sentence, labels))
    return found


def drawn(expression: TimeExpression) -> str:
    """An expression as the case files draw it."""
    marks = " " * expression.start + "^" * (expression.end - expression.start)
    bound = f" {expression.bound}" if expression.bound else ""
    return f"{marks} {expression.type} {expression.value or 'none'}{bound}"


@pytest.mark.parametrize(
    ("language", "published", "sentence", "labels"),
    [(language, *case) for language in ("fr", "en", "ru") for case in golden(language)],
)
def test_sentence_has_the_times_drawn_under_it(language: str, published: str, sentence: str, labels: list[str]) -> None:
    assert [drawn(each) for each in times(sentence, language, published)] == labels


def bare(text: str, language: str, published: str | None) -> tuple[TimeExpression, ...]:
    """The expressions of a text whose one token has no grammar: only words count."""
    article = clean_article(text, language=language, published=published)
    token = Token(0, 0, len(text), text, text, "X", 0, "root", 0, {})
    return extract_times(Document(article, (token,), ((0, 1),)))


moments = st.datetimes(datetime(1990, 1, 1), datetime(2035, 12, 31)).map(lambda m: m.replace(microsecond=0))
# Days round the change to and from summer time, and round new year.
edges = st.sampled_from([(2020, 3, 29), (2020, 10, 25), (2019, 12, 31), (2020, 1, 1), (2024, 2, 29)]).flatmap(
    lambda day: st.integers(-30 * 60, 30 * 60).map(lambda minutes: datetime(*day) + timedelta(minutes=minutes))
)


@given(st.one_of(moments, edges), st.sampled_from(["", "+00:00", "+01:00", "+02:00", "-05:00", "+13:00"]))
def test_days_count_by_the_wall_clock_of_publication(moment: datetime, offset: str) -> None:
    published = moment.isoformat() + offset
    for language, words in (
        ("fr", ("avant-hier", "hier", "aujourd'hui", "demain")),
        ("en", ("the day before yesterday", "yesterday", "today", "tomorrow")),
        ("ru", ("позавчера", "вчера", "сегодня", "завтра")),
    ):
        for step, word in zip((-2, -1, 0, 1), words, strict=True):
            day = moment.date() + timedelta(days=step)
            (found,) = bare(word, language, published)
            assert found.value == day.isoformat()
            assert found.interval == Interval(day.isoformat(), (day + timedelta(days=1)).isoformat())


@given(st.one_of(moments, edges), st.integers(2, 60))
def test_hours_ago_are_exact_instants(moment: datetime, hours: int) -> None:
    (found,) = bare(f"il y a {hours} heures", "fr", moment.isoformat() + "+01:00")
    assert found.interval is not None
    assert found.interval.start is not None
    told = datetime.fromisoformat(found.interval.start)
    published = datetime.fromisoformat(moment.isoformat() + "+01:00").replace(second=0)
    assert published - told == timedelta(hours=hours)


@given(st.one_of(moments, edges))
def test_last_and_next_week_are_seven_days_apart(moment: datetime) -> None:
    last, this, coming = (
        bare(words, "fr", moment.isoformat())[0]
        for words in ("la semaine dernière", "cette semaine", "la semaine prochaine")
    )
    for earlier, later in ((last, this), (this, coming)):
        assert earlier.interval is not None
        assert later.interval is not None
        assert earlier.interval.end == later.interval.start


WORDS = [
    "le",
    "5",
    "mai",
    "2020",
    "jeudi",
    "à",
    "8 heures",
    "du",
    "au",
    "fin",
    "31",
    "février",
    "prochain",
    "(",
    "-",
    "9999",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.one_of(st.none(), moments))
def test_any_words_give_true_spans_in_order_and_always_the_same(text: str, moment: datetime | None) -> None:
    published = moment.isoformat() if moment else None
    found = bare(text, "fr", published) if text else ()
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert (bare(text, "fr", published) if text else ()) == found


def test_without_a_publication_moment_only_absolute_times_have_a_value() -> None:
    relative, absolute = bare("hier ; 5 mai 2020", "fr", None)
    assert (relative.value, relative.interval) == (None, None)
    assert absolute.value == "2020-05-05"


@pytest.mark.parametrize(
    "text", ["3-2", "20 Minutes", "2 500 euros", "31 février 2020", "700 années-lumière", "1500 km"]
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert bare(text, "fr", "2020-10-30") == ()


def test_an_hour_and_its_date_are_one_expression_with_an_open_end() -> None:
    (found,) = times("La trêve vaut à partir de 8 heures le 26 octobre.", "fr", "2020-10-30T06:00:00+01:00")
    assert found.text == "8 heures le 26 octobre"
    assert (found.value, found.bound, found.precision) == ("2020-10-26T08:00", "from", "hour")
    assert found.interval == Interval("2020-10-26T08:00", None)


def test_overnight_and_lists_without_a_month_are_read_without_error() -> None:
    (found,) = bare("overnight Tuesday", "en", "2020-10-30")
    assert found.value == "2020-10-27TNI"
    assert bare("2 и сегодня", "ru", "2020-10-30")[-1].value == "2020-10-30"


def test_intervals_with_an_open_side_overlap_all_that_lies_there() -> None:
    day, week = Interval("2020-10-26", "2020-10-27"), Interval("2020-10-26", "2020-11-02")
    assert overlap(Interval("2020-10-26T08:00", None), day)
    assert not overlap(Interval(None, "2020-10-26"), day)
    assert covers(week, day)
    assert not covers(day, week)
    assert not covers(week, Interval("2020-10-26", None))


def test_nearest_passes_over_what_has_no_place() -> None:
    found = bare("maintenant ; hier ; 5 mai 2020", "fr", "2020-10-30")
    chosen = nearest(found, 0, 3)
    assert chosen is not None
    assert chosen.text == "hier"
