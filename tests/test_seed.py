"""The page the project started from, row by row of the codebook's section 8 (read from `../shared/seed`)."""

from pathlib import Path

import pytest
from msgspec import Struct

from detente.model import CodedArticle, EventMention
from detente.pipeline import code_articles, read_articles

ZAKHAROVA = "Maria Zakharova"


class Row(Struct, frozen=True, kw_only=True):
    """What one row of the table asks for; `parties` are all who take part, with their countries."""

    told: str
    type: str
    modes: tuple[str | None, ...] = (None,)
    parties: dict[str, str | None]
    starts: tuple[str | None, ...]
    place: str | None = None
    status: str
    trigger: str


ROWS = [
    Row(
        told="Russia's efforts to settle the conflict",
        type="CONSULT",
        modes=(None, "third-party"),
        parties={"Russia": "RUS"},
        starts=("2020-10-30",),
        status="ongoing",
        trigger="efforts",
    ),
    Row(
        told="military confrontation persists",
        type="ASSAULT",
        parties={"Armenia": "ARM", "Azerbaijan": "AZE"},
        starts=("2020-10-30",),
        place="Nagorno-Karabakh",
        status="ongoing",
        trigger="affrontement",
    ),
    Row(
        told="the Russian president calls the leaders of Armenia and Azerbaijan",
        type="CONSULT",
        modes=("phone",),
        parties={"Vladimir Putin": "RUS", "Nikol Pashinyan": "ARM", "Ilham Aliyev": "AZE"},
        starts=(None, "2020-10-30"),
        status="ongoing",
        trigger="communique",
    ),
    Row(
        told="the Russian president's conversations with the president of Turkey",
        type="CONSULT",
        modes=(None, "phone"),
        parties={"Vladimir Putin": "RUS", "Recep Tayyip Erdoğan": "TUR"},
        starts=(None,),
        status="actual",
        trigger="conversations",
    ),
    Row(
        told="Lavrov discussed it with the French foreign minister",
        type="CONSULT",
        parties={"Sergei Lavrov": "RUS", "Jean-Yves Le Drian": "FRA"},
        starts=(None,),
        status="actual",
        trigger="discuté",
    ),
    Row(
        told="separate meetings in Washington",
        type="CONSULT",
        modes=("multilateral", "third-party"),
        parties={
            "Zohrab Mnatsakanyan": "ARM",
            "Jeyhun Bayramov": "AZE",
            "Mike Pompeo": "USA",
            "OSCE Minsk Group": None,
        },
        starts=("2020-10-23",),
        place="Washington",
        status="actual",
        trigger="réunions",
    ),
    Row(
        told="the parties confirmed that they would resume the humanitarian truce",
        type="AGREE",
        parties={"Armenia": "ARM", "Azerbaijan": "AZE"},
        starts=("2020-10-23",),
        status="actual",
        trigger="confirmé",
    ),
    Row(
        told="the attempt to stop the hostilities did not succeed",
        type="RETREAT",
        modes=("ceasefire",),
        parties={"Armenia": "ARM", "Azerbaijan": "AZE"},
        starts=("2020-10-26", "2020-10-26T08:00", "2020-10-30", None),
        status="negated",
        trigger="cesser",
    ),
    Row(
        told="an agreement on another meeting",
        type="AGREE",
        parties={"Armenia": "ARM", "Azerbaijan": "AZE"},
        starts=("2020-10-30",),
        status="actual",
        trigger="accord",
    ),
    Row(
        told="the other meeting, in Geneva",
        type="CONSULT",
        modes=(None, "multilateral", "third-party"),
        parties={"Armenia": "ARM", "Azerbaijan": "AZE"},
        starts=(None,),
        place="Geneva",
        status="future",
        trigger="réunion",
    ),
]


@pytest.fixture(scope="module")
def seed(shared: Path) -> CodedArticle:
    (coded,) = code_articles(read_articles([str(shared / "seed" / "lagazette.txt")]))
    assert isinstance(coded, CodedArticle)
    return coded


def parties(event: EventMention) -> dict[str | None, str | None]:
    return {p.actor.name: p.actor.country for p in (*event.actors, *event.recipients, *event.mediators) if p.actor}


def matches(event: EventMention, row: Row) -> list[str]:
    """What of the row the event misses, in plain words; empty where it holds all."""
    start = event.when.interval.start if event.when else None
    checks = {
        f"type {event.type}": event.type == row.type,
        f"mode {event.mode}": event.mode in row.modes,
        f"parties {parties(event)}": row.parties.items() <= parties(event).items(),
        f"start {start}": start in row.starts,
        f"place {event.where and event.where.name}": row.place is None
        or bool(event.where and event.where.name == row.place),
        f"status {event.status}": event.status == row.status,
        f"attribution {event.attribution}": event.attribution == (ZAKHAROVA,),
    }
    return [miss for miss, held in checks.items() if not held]


def test_the_article_is_what_the_page_says(seed: CodedArticle) -> None:
    article = seed.article
    assert article.publisher == "Lagazette"
    assert article.published == "2020-10-30T06:00:00+01:00"
    assert article.place == "Bakou"
    assert article.language == "fr"
    assert article.text.count("dès que possible") == 1  # the headline, which the page repeats three times
    for furniture in ("Loading", "Voir Plus", "(UTC+01:00)", "Lagazetteaz"):
        assert furniture not in article.text


@pytest.mark.parametrize("row", ROWS, ids=[row.told for row in ROWS])
def test_every_row_of_section_8(seed: CodedArticle, row: Row) -> None:
    candidates = [event for event in seed.events if row.trigger in event.evidence.text and event.type == row.type]
    misses = [(event.trigger.text, matches(event, row)) for event in candidates]
    assert any(not missed for _, missed in misses), f"{row.told}: {misses or 'no such event'}"


def test_at_most_three_events_beyond_those_rows(seed: CodedArticle) -> None:
    beyond = [event for event in seed.events if all(matches(event, row) for row in ROWS)]
    assert len(beyond) <= 3, [(event.type, event.mode, event.trigger.text, event.status) for event in beyond]


def test_every_quotation_is_hers(seed: CodedArticle) -> None:
    assert len(seed.quotations) >= 4
    for quotation in seed.quotations:
        assert quotation.speaker is not None, quotation
        assert quotation.speaker.actor is not None, quotation
        actor = quotation.speaker.actor
        assert (actor.name, actor.country, actor.sector) == (ZAKHAROVA, "RUS", "GOV")
        assert actor.role is not None
        assert "spokes" in actor.role.lower()


def test_both_commitments(seed: CodedArticle) -> None:
    truces = [each for each in seed.commitments if each.kind == "ceasefire"]
    talks = [each for each in seed.commitments if each.kind == "talks"]
    assert len(truces) == len(talks) == 1
    (truce,), (meeting,) = truces, talks
    assert set(truce.parties) == {"ARM", "AZE"}
    assert {"USA", "OSCE Minsk Group"} <= set(truce.mediators)
    assert (truce.declared, truce.effective) == ("2020-10-23", "2020-10-26T08:00")
    last = truce.states[-1]
    assert (last.state, last.date, last.claimed_by) == ("failed", "2020-10-30", ZAKHAROVA)
    assert "agreed" in [state.state for state in meeting.states]


def test_time_expressions(seed: CodedArticle) -> None:
    told = {time.text: time for time in seed.times}
    assert told["le 23 octobre dernier"].value == "2020-10-23"
    (truce,) = (time for time in seed.times if time.value == "2020-10-26T08:00")
    assert truce.text.endswith("8 heures le 26 octobre")
    assert truce.interval is not None
    assert (truce.interval.start, truce.interval.end, truce.bound) == ("2020-10-26T08:00", None, "from")
    assert told["dans le délai imparti"].value is None
    assert told["dans le délai imparti"].interval is None


def test_every_span_is_the_text_it_quotes(seed: CodedArticle) -> None:
    text = seed.article.text
    spans = [span for quotation in seed.quotations for span in quotation.content]
    spans += [each.span for each in seed.times]
    for event in seed.events:
        spans += [
            event.trigger,
            event.evidence,
            *(p.span for p in (*event.actors, *event.recipients, *event.mediators)),
        ]
    assert spans
    for span in spans:
        assert text[span.start : span.end] == span.text
