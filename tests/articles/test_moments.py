"""Moments of publication from metadata, cells and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.articles.moments import find_moment, more_precise, read_moment


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2020-10-30", "2020-10-30"),
        ("2020-10-30T06:00:00+01:00", "2020-10-30T06:00:00+01:00"),
        ("2020-10-30 06:00", "2020-10-30T06:00:00"),
        ("2020-10-30T06:00:01.250Z", "2020-10-30T06:00:01+00:00"),
        ("2020-10-30T06:00:00+0100", "2020-10-30T06:00:00+01:00"),
        ("2020-10-30 06:00:00 +0100", "2020-10-30T06:00:00+01:00"),
        ("20201030", "2020-10-30"),
        ("20201030T060000Z", "2020-10-30T06:00:00+00:00"),
        ("1604034000", "2020-10-30T05:00:00+00:00"),
        ("1604034000000", "2020-10-30T05:00:00+00:00"),
        ("Fri, 30 Oct 2020 06:00:00 +0100", "2020-10-30T06:00:00+01:00"),
        ("Fri, 30 Oct 2020 06:00:00 GMT", "2020-10-30T06:00:00+00:00"),
        ("30 octobre 2020", "2020-10-30"),
        ("30 октября 2020 г., 06:00 МСК", "2020-10-30T06:00:00+03:00"),
        ("October 30th, 2020", "2020-10-30"),
        ("30.10.2020", "2020-10-30"),
        ("10/30/2020", "2020-10-30"),
    ],
)
def test_what_is_written_is_read(value: str, moment: str) -> None:
    assert read_moment(value) == moment


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "yesterday",
        "30 octobre",
        "2020",
        "2020-10",
        "05/06/2020",  # the fifth of June, or the sixth of May
        "2020-02-30",
        "31 avril 2020",
        "2020-10-30T25:00:00",
        "99999999999999999999",
        "1.2",
    ],
)
def test_what_is_not_whole_or_not_plain_is_not_guessed(value: str | None) -> None:
    assert read_moment(value) is None


def test_a_zone_s_offset_is_that_of_the_day() -> None:
    assert find_moment("30 octobre 2020, 12 h, heure de Paris").published == "2020-10-30T12:00:00+01:00"
    assert find_moment("10 octobre 2020, 12 h, heure de Paris").published == "2020-10-10T12:00:00+02:00"


@pytest.mark.parametrize(
    ("known", "line", "moment"),
    [
        (None, "30 octobre 2020 06:00", "2020-10-30T06:00:00"),
        ("2020-10-30", "30 octobre 2020 06:00 (UTC+01:00)", "2020-10-30T06:00:00+01:00"),
        ("2020-10-30", "MOSCOW, Oct 30, 12:00 MSK", "2020-10-30T12:00:00+03:00"),
        ("2020-10-30T05:00:00", "30 octobre 2020 06:00 (UTC+01:00)", "2020-10-30T06:00:00+01:00"),
        ("2020-10-30T05:00:00+00:00", "30 octobre 2020 06:00", "2020-10-30T05:00:00+00:00"),
        ("2020-10-31", "30 octobre 2020 06:00", "2020-10-31"),
        ("2020-10-31", "no date", "2020-10-31"),
    ],
)
def test_a_dateline_makes_a_known_day_more_precise(known: str | None, line: str, moment: str) -> None:
    assert more_precise(known, find_moment(line)) == moment


@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_isoformat_of_any_moment_is_read(moment: object) -> None:
    from datetime import datetime

    assert isinstance(moment, datetime)
    moment = moment.replace(year=2000 + moment.year % 100, day=min(moment.day, 28), microsecond=0, fold=0)
    offset = moment.utcoffset()
    if offset is None or offset.total_seconds() % 60 == 0:
        assert read_moment(moment.isoformat()) == moment.isoformat()


@given(st.text(max_size=60))
def test_any_cell_is_a_moment_or_none(value: str) -> None:
    moment = read_moment(value)
    assert moment is None or moment[4] == "-"
