"""Moments and intervals as people write them."""

import pytest

from detente.cli.dates import interval, length, moment
from detente.model import Interval


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2020-10-30T06:00:00+01:00", "30 Oct 2020, 06:00 +01:00"),
        ("2020-10-26T08:00", "26 Oct 2020, 08:00"),
        ("2020-10-10T09:00:00+00:00", "10 Oct 2020, 09:00 UTC"),
        ("2020-10-03", "3 Oct 2020"),
        ("2020-10", "Oct 2020"),
        ("2020", "2020"),
        (None, "date unknown"),
    ],
)
def test_moment(value: str | None, words: str) -> None:
    assert moment(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-10-23", "2020-10-24", "23 Oct 2020"),
        ("2020-10-26T08:00", None, "from 26 Oct 2020, 08:00"),
        (None, "2020-11-15", "until 15 Nov 2020"),
        ("2020-10-01", "2020-11-01", "Oct 2020"),
        ("2020-01-01", "2021-01-01", "2020"),
        ("2020-10-10", "2020-10-13", "10–12 Oct 2020"),
        ("2020-09-27", "2020-11-11", "27 Sep 2020 – 10 Nov 2020"),
        (None, None, "date unknown"),
    ],
)
def test_interval(start: str | None, end: str | None, words: str) -> None:
    assert interval(Interval(start, end)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("P2D", "2 days"), ("P1D", "1 day"), ("PT72H", "72 hours"), ("P1W", "1 week"), ("P1DT2H", "P1DT2H")],
)
def test_lengths_of_time(value: str, words: str) -> None:
    assert length(value) == words
