"""Made-up news by the hundred thousand, for measuring the store: skewed as real news is, and always the same.

A few countries make most of the news, ministers hold office for some years, a fifth of the acts are told again by
another outlet, and every actor goes by many wordings.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from detente.model import Actor, Article, CodedArticle, EventMention, Interval, Participant, Place, Quotation, When
from detente.model.event import Status
from detente.ontology import ontology
from detente.text import Span, digest

FIRST, DAYS = date(2005, 1, 1), 20 * 365
EVENTS = 5  # an article
AGAIN = 0.2  # of the acts are told a second time
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SYLLABLES = ("ka", "ro", "mi", "ten", "sar", "vel", "no", "dri", "ash", "bel", "or", "lu", "gan", "tze", "pir", "dow")
OFFICES = ("President", "Foreign Minister", "Defence Minister", "Prime Minister", "spokesman")
EPITHETS = ("", "the experienced ", "the newly elected ", "a tired ", "the country's ", "its ")
STATUSES: tuple[Status, ...] = ("actual", "ongoing", "future", "hypothetical", "negated", "historical")


class World:
    """Countries, people in office, places, outlets; `random` decides all that follows."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)
        self.countries = [f"{a}{b}{c}" for a, b, c in (self.random.sample(LETTERS, 3) for _ in range(120))]
        self.countries = list(dict.fromkeys(self.countries))
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.countries))))
        self.states = {
            code: Actor(id=code, name=self.name(), kind="state", country=code, sector="GOV") for code in self.countries
        }
        self.people = {code: [self._office(code, office) for office in OFFICES] for code in self.countries}
        self.places = {code: [self.name() for _ in range(20)] for code in self.countries}
        self.outlets = [f"{self.name()} {kind}" for kind in ("News", "Post", "Times", "Wire") for _ in range(50)]
        self.types = sorted(ontology().types)

    def name(self) -> str:
        """A name that nobody has."""
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))).capitalize()

    def _office(self, code: str, office: str) -> list[Actor]:
        """Its holders, one after the other."""
        role = f"{office} of {self.states[code].name}"
        names = [f"{self.name()} {self.name()}" for _ in range(5)]
        return [
            Actor(id=f"person:{digest(name, code)}", name=name, kind="person", country=code, sector="GOV", role=role)
            for name in names
        ]

    def country(self) -> str:
        """A country, the newsworthy ones more often."""
        return self.random.choices(self.countries, cum_weights=self.weights)[0]

    def actor(self, code: str, day: int) -> Actor:
        """Somebody of a country on a day: the state, or who then holds an office."""
        if self.random.random() < 0.4:
            return self.states[code]
        holders = self.random.choice(self.people[code])
        return holders[day * len(holders) // DAYS]

    def wording(self, actor: Actor) -> str:
        """How a text calls somebody."""
        name, role = actor.name or "", actor.role or "state"
        last = name.split()[-1]
        place = self.random.choice(self.places[actor.country or ""])
        return self.random.choice(
            (name, last, f"{role} {name}", f"{self.random.choice(EPITHETS)}{role} {last}", f"{last} from {place}")
        )


def acts(world: World) -> Iterator[tuple[int, str, tuple[Actor, Actor], str | None, Status]]:
    """Acts without end: day, type, who and whom, place, status."""
    random = world.random
    while True:
        day, code, other = random.randrange(DAYS), world.country(), world.country()
        place = random.choice(world.places[code]) if random.random() < 0.6 else None
        status = random.choices(STATUSES, (70, 8, 8, 6, 5, 3))[0]
        yield day, random.choice(world.types), (world.actor(code, day), world.actor(other, day)), place, status


def articles(world: World, number: int) -> Iterator[tuple[CodedArticle, list[str | None]]]:
    """So many coded articles; beside each, for each of its acts, the id of the mention that told it first."""
    new = acts(world)
    told: list[tuple[tuple[int, str, tuple[Actor, Actor], str | None, Status], str]] = []
    for _ in range(number):
        again = [
            world.random.choice(told) if told and world.random.random() < AGAIN else (next(new), None)
            for _ in range(EVENTS)
        ]
        coded = _article(world, [act for act, _ in again])
        first: list[str | None] = []
        for (act, pivot), event in zip(again, coded.events, strict=True):
            first.append(pivot)
            if pivot is None:
                told.append((act, event.id))
        del told[:-1000]  # what is told again was told lately
        yield coded, first


def _article(world: World, given: list[tuple[int, str, tuple[Actor, Actor], str | None, Status]]) -> CodedArticle:
    random = world.random
    sentences: list[tuple[str, str, str, str | None, str]] = []
    for day, type, actors, place, _ in given:
        when = (FIRST + timedelta(days=day)).isoformat()
        sentences.append((world.wording(actors[0]), world.wording(actors[1]), type.lower(), place, when))
    title = f"News of {given[0][2][0].name}"
    lines = [
        f"{one} {verb} {other}" + (f" at {place}" if place else "") + f" on {when}."
        for one, other, verb, place, when in sentences
    ]
    said = f"“We know of {random.randrange(1000)} of them”, {sentences[0][0]} said."
    text = "\n".join((title, " ".join(lines), said))
    start = len(title) + 1
    published = (FIRST + timedelta(days=max(day for day, *_ in given))).isoformat()
    article = Article(
        id=digest(text, published),
        url=None,
        publisher=random.choice(world.outlets),
        title=title,
        byline=None,
        place=None,
        published=published,
        language=random.choices(("en", "fr", "ru"), (6, 3, 1))[0],
        text=text,
        paragraphs=((0, len(title)), (start, text.rindex("\n")), (text.rindex("\n") + 1, len(text))),
    )
    events = []
    for act, sentence, line in zip(given, sentences, lines, strict=True):
        events.append(_event(article.id, act, sentence, line, start))
        start += len(line) + 1
    at = text.rindex("\n") + 1
    speaker = Participant.of(_span(said, sentences[0][0], at, said.rindex(sentences[0][0])), given[0][2][0])
    quoted = Span.of(text, at + 1, at + said.index("”"))
    quotation = Quotation(id=digest(article.id, "said"), kind="direct", content=(quoted,), cue=None, speaker=speaker)
    return CodedArticle(article=article, events=tuple(events), quotations=(quotation,))


def _event(
    article: str,
    act: tuple[int, str, tuple[Actor, Actor], str | None, Status],
    sentence: tuple[str, str, str, str | None, str],
    line: str,
    start: int,
) -> EventMention:
    day, type, (actor, recipient), place, status = act
    one, other, verb, _, when = sentence
    after = len(one) + 1 + len(verb) + 1
    cameo, goldstein = ontology().cameo(type, None)
    end = FIRST + timedelta(days=day + (30 if day % 17 == 0 else 1))
    at = _span(line, place, start, after + len(other)) if place else None
    where = (
        None
        if at is None
        else Place(
            name=at.text,
            country=actor.country,
            latitude=None,
            longitude=None,
            precision="city",
            start=at.start,
            end=at.end,
        )
    )
    return EventMention(
        id=digest(article, type, str(start)),
        type=type,
        mode=None,
        contexts=(),
        quad=ontology().types[type].quad,
        trigger=_span(line, verb, start, len(one)),
        evidence=Span(start, start + len(line), line),
        actors=(Participant.of(_span(line, one, start), actor),),
        recipients=(Participant.of(_span(line, other, start, after), recipient),),
        mediators=(),
        reciprocal=False,
        when=When(interval=Interval(when, end.isoformat()), precision="day", expression=_span(line, when, start, after)),
        where=where,
        status=status,
        attribution=(),
        casualties=(),
        cameo=cameo,
        goldstein=goldstein,
        confidence=1.0,
    )  # fmt: skip


def _span(line: str, words: str, start: int, after: int = 0) -> Span:
    at = line.index(words, after)
    return Span(start + at, start + at + len(words), words)
