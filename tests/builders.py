"""Coded articles for tests, made by hand rather than read from text.

    coded(meeting(LAVROV, BAYRAMOV, on="2020-10-23"), publisher="Lagazette", language="fr")

The text is made of the records, one paragraph each, so that every span is true.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from detente.model import (
    Actor,
    Article,
    CodedArticle,
    Commitment,
    CommitmentState,
    EventMention,
    Interval,
    Participant,
    Place,
    Quotation,
    When,
)
from detente.model.commitment import CommitmentKind, State
from detente.model.event import Status
from detente.model.fused import CommitmentMention, Report
from detente.ontology import ontology
from detente.text import Span, digest


def state(code: str, name: str) -> Actor:
    """A state as an actor."""
    return Actor(id=code, name=name, kind="state", country=code, sector="GOV")


def person(name: str, country: str, role: str) -> Actor:
    """A person in an office."""
    id = "person:" + name.lower().replace(" ", "-")
    return Actor(id=id, name=name, kind="person", country=country, sector="GOV", role=role)


ARMENIA, AZERBAIJAN, RUSSIA = state("ARM", "Armenia"), state("AZE", "Azerbaijan"), state("RUS", "Russia")
LAVROV = person("Sergei Lavrov", "RUS", "Foreign Minister of Russia")
BAYRAMOV = person("Jeyhun Bayramov", "AZE", "Foreign Minister of Azerbaijan")
MNATSAKANYAN = person("Zohrab Mnatsakanyan", "ARM", "Foreign Minister of Armenia")
MINSK_GROUP = Actor(id="igo:osce-minsk-group", name="OSCE Minsk Group", kind="organisation", country=None, sector="IGO")
GENEVA = ("Geneva", "CHE", 46.2, 6.15)
WASHINGTON = ("Washington", "USA", 38.9, -77.04)


class Act(Struct, frozen=True, kw_only=True):
    """An event mention before it has a text. on: its first day or moment; until: the last day, when longer.

    dated: whether words tell the time; else it is the publication day.  wording: of the parties, by actor id.
    """

    type: str
    mode: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    mediators: tuple[Actor, ...] = ()
    reciprocal: bool = False
    on: str | None = None
    until: str | None = None
    dated: bool = True
    place: tuple[str, str | None, float | None, float | None] | None = None
    status: Status = "actual"
    by: tuple[str, ...] = ()
    wording: dict[str, str] = {}


class Promise(Struct, frozen=True, kw_only=True):
    """A commitment before it has a text. states: (state, date, claimed by)."""

    kind: CommitmentKind = "ceasefire"
    parties: tuple[str, ...] = ("Armenia", "Azerbaijan")
    mediators: tuple[str, ...] = ()
    declared: str | None = None
    effective: str | None = None
    states: tuple[tuple[State, str | None, str | None], ...] = ()


class Said(Struct, frozen=True):
    """A direct quotation before it has a text."""

    words: str
    speaker: Actor | None


def meeting(*actors: Actor, **other: Any) -> Act:
    """A reciprocal CONSULT."""
    return Act(type="CONSULT", actors=actors, reciprocal=True, **other)


def attack(actor: Actor, recipient: Actor, **other: Any) -> Act:
    """An ASSAULT of one on the other."""
    return Act(type="ASSAULT", actors=(actor,), recipients=(recipient,), **other)


def coded(
    *items: Act | Promise | Said,
    publisher: str | None = "Gazette",
    language: str = "en",
    published: str | None = "2020-10-24T06:00:00+01:00",
    title: str = "News",
    text: Sequence[str] = (),
) -> CodedArticle:
    """An article that tells these things in this order, after the given paragraphs."""
    paragraphs = [title, *text, *(_sentence(item) for item in items)]
    whole = "\n".join(paragraphs)
    starts = [sum(len(each) + 1 for each in paragraphs[:n]) for n in range(len(paragraphs))]
    article = Article(
        id=digest(publisher, published, whole),
        url=None,
        publisher=publisher,
        title=title,
        byline=None,
        place=None,
        published=published,
        language=language,
        text=whole,
        paragraphs=tuple((start, start + len(each)) for start, each in zip(starts, paragraphs, strict=True)),
    )
    placed = list(zip(items, starts[1 + len(text) :], strict=True))
    return CodedArticle(
        article=article,
        events=tuple(_event(item, article, start) for item, start in placed if isinstance(item, Act)),
        quotations=tuple(_quotation(item, article, start) for item, start in placed if isinstance(item, Said)),
        commitments=tuple(_commitment(item, article, start) for item, start in placed if isinstance(item, Promise)),
    )


def _sentence(item: Act | Promise | Said) -> str:
    if isinstance(item, Said):
        return f"“{item.words}”, {item.speaker.name if item.speaker else 'a source'} said."
    if isinstance(item, Promise):
        return f"{' and '.join(item.parties)}: {item.kind}, {item.effective}."
    sides = (item.actors, item.recipients, item.mediators)
    names = ", ".join(_worded(item, each) for side in sides for each in side)
    return f"{item.type} {names} {item.place[0] if item.place else ''} {item.on if item.dated else ''}."


def _worded(act: Act, actor: Actor) -> str:
    return act.wording.get(actor.id) or actor.name or actor.id


def _event(act: Act, article: Article, start: int) -> EventMention:
    text = article.text
    end = text.find("\n", start) if "\n" in text[start:] else len(text)

    def span(words: str) -> Span:
        at = text.index(words, start, end)
        return Span(at, at + len(words), words)

    def side(actors: tuple[Actor, ...]) -> tuple[Participant, ...]:
        return tuple(Participant.of(span(_worded(act, each)), each) for each in actors)

    cameo, goldstein = ontology().cameo(act.type, act.mode)
    return EventMention(
        id=digest(article.id, "event", str(start)),
        type=act.type,
        mode=act.mode,
        contexts=(),
        quad=ontology().types[act.type].quad,
        trigger=span(act.type),
        evidence=Span.of(text, start, end),
        actors=side(act.actors),
        recipients=side(act.recipients),
        mediators=side(act.mediators),
        reciprocal=act.reciprocal,
        when=_when(act, span),
        where=_place(act, span),
        status=act.status,
        attribution=act.by,
        casualties=(),
        cameo=cameo,
        goldstein=goldstein,
        confidence=1.0,
    )


def _when(act: Act, span: Any) -> When | None:
    if act.on is None:
        return None
    expression = span(act.on) if act.dated else None
    if "T" in act.on:
        return When(interval=Interval(act.on, None), precision="minute", expression=expression)
    last = date.fromisoformat(act.until or act.on)
    interval = Interval(act.on, (last + timedelta(days=1)).isoformat())
    return When(interval=interval, precision="day", expression=expression)


def _place(act: Act, span: Any) -> Place | None:
    if act.place is None:
        return None
    name, country, latitude, longitude = act.place
    at = span(name)
    precision = None if latitude is None else "city"
    return Place(
        name=name,
        country=country,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        start=at.start,
        end=at.end,
    )


def _quotation(said: Said, article: Article, start: int) -> Quotation:
    name = said.speaker.name if said.speaker else "a source"
    assert name is not None
    at = article.text.index(name, start + len(said.words))
    speaker = Participant(at, at + len(name), name, said.speaker)
    return Quotation(
        id=digest(article.id, "quotation", str(start)),
        kind="direct",
        content=(Span.of(article.text, start + 1, start + 1 + len(said.words)),),
        cue=None,
        speaker=speaker,
        chain=(speaker,),
    )


def _commitment(promise: Promise, article: Article, start: int) -> Commitment:
    states = tuple(
        CommitmentState(state=each, date=day, claimed_by=who, start=start, end=start + 1)
        for each, day, who in promise.states
    )
    return Commitment(
        id=digest(article.id, "commitment", str(start)),
        kind=promise.kind,
        parties=promise.parties,
        mediators=promise.mediators,
        declared=promise.declared,
        effective=promise.effective,
        until=None,
        conditions=(),
        states=states,
    )


def truce_told(
    number: int,
    published: str,
    *claims: tuple[State, str],
    declared: str | None = None,
    effective: str | None = None,
    publisher: str | None = None,
    by: str | None = None,
    lasting: str | None = None,
) -> CommitmentMention:
    """A report's telling of a truce of Armenia and Azerbaijan, its claims (state, day) in the words of `by`."""
    truce = Commitment(
        id=f"truce{number}",
        kind="ceasefire",
        parties=("ARM", "AZE"),
        mediators=(),
        declared=declared,
        effective=effective,
        until=None,
        conditions=(),
        states=tuple(
            CommitmentState(state=state, date=day, claimed_by=by, start=0, end=1, effective=effective, lasting=lasting)
            for state, day in claims
        ),
    )
    report = Report(article=f"a{number}", url=None, publisher=publisher, title=None, published=published, language="en")
    return CommitmentMention(truce, report)


def drawn(cases: str) -> list[tuple[str, list[str]]]:
    """Sentences with the labels drawn under them: a line each, the labels of a sentence indented below it."""
    found: list[tuple[str, list[str]]] = []
    for line in cases.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found
