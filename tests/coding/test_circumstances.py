"""When and where: tied to the act by syntax, never borrowed from another clause, act or noun."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import EventMention

TODAY = "2021-05-14"  # a Friday
DATES = [
    # an act takes the time of its own clause
    ("fr", "Lundi, la Turquie a bombardé la Syrie.", "ASSAULT", "2021-05-10"),
    ("en", "Turkey bombed Syria on Monday.", "ASSAULT", "2021-05-10"),
    ("ru", "В понедельник Турция обстреляла Сирию.", "ASSAULT", "2021-05-10"),
    # without one, the news is of the day
    ("fr", "La Turquie a bombardé la Syrie.", "ASSAULT", "2021-05-14"),
    ("ru", "Турция обстреляла Сирию.", "ASSAULT", "2021-05-14"),
    # a date that tells which deal is meant, or when something else was done, is not its own
    ("en", "Turkey condemned the 2015 attack on Syria.", "ACCUSE", "2021-05-14"),
    ("en", "Canada, which ratified the treaty in 2002, condemned Turkey.", "ACCUSE", "2021-05-14"),
    # a clause of time dates what it stands in, and a duration until now is a stretch of days
    ("en", "Turkey condemned Syria when its minister visited Baghdad on Monday.", "ACCUSE", "2021-05-10"),
    ("en", "Turkey bombed Syria in the past two days.", "ASSAULT", "2021-05-12"),
    ("fr", "Lundi, la Turquie a quitté la réunion, appelant à des sanctions contre la Syrie.", "REQUEST", "2021-05-10"),
    # a year of the main clause is that of the clauses beside it, where these tell of the past
    ("fr", "La Turquie a quitté le traité en 2003, car elle était en désaccord avec la Syrie.", "ACCUSE", "2003-01-01"),
    ("ru", "В 2016 году Турция покинула договор, а теперь она требует уступок от Сирии.", "REQUEST", "2021-05-14"),
    # a judgement passed in speech has the time of the speech
    ("en", "Iran's minister warned Turkey on Sunday. He said the sanctions were in contravention of the treaty.", "ACCUSE", "2021-05-09"),
    # what was in a year that a bound names is of that year
    ("en", "Trade has grown since 2018, when Turkey bombed Syria.", "ASSAULT", "2018-01-01"),
    # what is reported as done is of the day of the report
    ("en", "Syria's army said on Monday that it had attacked Turkish rebels.", "ASSAULT", "2021-05-10"),
    # a perfect of a demand is of the day, and the past day is the two days that it touches
    ("en", "Talks resumed in Oman.\n\nIran has called on Turkey to leave Syria.", "REQUEST", "2021-05-14"),
    ("en", "Turkey has killed ten people in Syria in the past day.", "ASSAULT", "2021-05-13"),
    ("ru", "За минувшие сутки турецкая армия обстреляла Сирию.", "ASSAULT", "2021-05-13"),
    # what has gone on for a time began then
    ("fr", "La Turquie bombarde la Syrie depuis dix jours.", "ASSAULT", "2021-05-04"),
    ("en", "Turkey has been bombing Syria for two weeks.", "ASSAULT", "2021-04-30"),
]  # fmt: skip


def only(text: str, language: str, type: str) -> EventMention:
    events = code_document(analyze(gold_article(text, language, TODAY))).events
    return next(event for event in events if event.type == type)


@pytest.mark.parametrize(("language", "text", "type", "day"), DATES)
def test_dates(language: str, text: str, type: str, day: str) -> None:
    when = only(text, language, type).when
    assert when is not None
    assert (when.interval.start or "")[:10] == day


PLACES = [
    ("fr", "Les ministres russe et turc se sont rencontrés à Genève.", "CONSULT", "Geneva"),
    ("en", "Azerbaijani artillery shelled the outskirts of Stepanakert.", "ASSAULT", "Stepanakert"),
    ("fr", "Paris a condamné la répression des manifestants à Minsk.", "ACCUSE", None),
    # who is invaded or visited is where
    ("en", "Turkey condemned the Russian invasion of Georgia.", "ASSAULT", "Georgia"),
    ("en", "Turkey's president visited Baku.", "CONSULT", "Baku"),
    ("fr", "Des rebelles ont attaqué l'ambassade de France.", "ASSAULT", None),
    ("ru", "Турция обстреляла курдов на сирийской территории.", "ASSAULT", "Syria"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "type", "place"), PLACES)
def test_places(language: str, text: str, type: str, place: str | None) -> None:
    where = only(text, language, type).where
    assert (where.name if where else None) == place


UNDATED = [
    # what was agreed below the lead led to the news
    ("ru", "Турция осудила Сирию.\n\nСирия договорилась с Ираком о помощи.", "AGREE"),
    # a paragraph that speaks of an earlier day goes on with it
    ("ru", "Турция осудила Сирию.\n\n3 мая парламент собрался. Решение вызвало протесты против Турции.", "PROTEST"),
    # a perfect below the lead only says that it was done by now
    ("en", "Talks resumed in Oman.\n\nIran praised Oman. Turkey has threatened Iran with sanctions.", "THREATEN"),
    # what a plan provides for is no news of the day
    ("ru", "Турция осудила Сирию.\n\nПлан турецкого правительства предусматривает помощь Ираку.", "AGREE"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "type"), UNDATED)
def test_background_has_no_day(language: str, text: str, type: str) -> None:
    assert only(text, language, type).when is None


def test_what_is_told_again_keeps_its_day_and_place() -> None:
    text = "Rebels shelled a market in Aleppo on Tuesday.\n\nFrance condemned the rebels, who attacked civilians."
    events = code_document(analyze(gold_article(text, "en", TODAY))).events
    told = [event for event in events if event.type == "ASSAULT"]
    assert [(event.when and event.when.interval.start) for event in told] == ["2021-05-11", "2021-05-11"]
    assert [(event.where and event.where.name) for event in told] == ["Aleppo", "Aleppo"]


def test_what_is_counted_since_a_day_ends_with_that_of_the_news() -> None:
    when = only("Turkish troops have killed 40 people in Syria since Monday.", "en", "ASSAULT").when
    assert when is not None
    assert (when.interval.start, when.interval.end) == ("2021-05-10", "2021-05-15")


HISTORY = [
    ("ru", "Турция осудила Сирию.\n\nВ 2012 году Сирия вышла из договора. Начался спор.\n\nСирийцы убили посла.", True),
    ("en", "Turkey condemned Syria.\n\nIn 2012 Syria left the treaty. Syrians killed an envoy.", True),
    # a date of its own ends the look back
    ("en", "Turkey praised Iran.\n\nIn 2012 Syria left the treaty.\n\nSyrian soldiers killed an envoy on Tuesday.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "past"), HISTORY)
def test_a_story_of_an_earlier_year_goes_on(language: str, text: str, past: bool) -> None:
    assert (only(text, language, "ASSAULT").status == "historical") is past


def test_a_report_of_the_last_hours_dates_its_attacks() -> None:
    text = "Over the past 24 hours, Turkey shelled Syria.\n\nTurkish drones attacked a school in Aleppo."
    events = code_document(analyze(gold_article(text, "en", TODAY))).events
    assert {(e.when and e.when.interval.start) for e in events if e.type == "ASSAULT"} == {"2021-05-13"}
