"""What many reports say of one act or one commitment (codebook, sections 6 and 7).

An event mention or a commitment together with the article it stands in is a *mention*. Mentions of the same
thing form one *group*, called after the id of its most telling mention, the *pivot*; every membership is a
Judgement. An Event (here) or a LedgerEntry (`ledger.py`) is what a group amounts to: derived, never stored, so
undoing a judgement undoes it all.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from detente.model.actor import Actor, Participant
from detente.model.article import Article
from detente.model.commitment import Commitment
from detente.model.copies import sketch
from detente.model.correction import Correction
from detente.model.event import Casualties, EventMention, Place, Status, When
from detente.model.voices import Telling, Version, Voice, versions, voices_of

T = TypeVar("T")


class Report(Struct, frozen=True, kw_only=True):
    """The article that a mention stands in, without its text.

    article: its id.  published: as in the article, None when unknown.
    sketch: of the text (`model.copies`), None when unknown or short.
    """

    article: str
    url: str | None
    publisher: str | None
    title: str | None
    published: str | None
    language: str
    sketch: str | None = None

    @classmethod
    def of(cls, article: Article) -> "Report":
        """The facts of an article that its mentions carry along."""
        return cls(
            article=article.id,
            url=article.url,
            publisher=article.publisher,
            title=article.title,
            published=article.published,
            language=article.language,
            sketch=sketch(article.text),
        )


class Mention(Struct, frozen=True):
    """One telling of an act: the event mention and the report it stands in.

    corrections: what people decided about it; `event` has their values already.
    """

    event: EventMention
    report: Report
    corrections: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The id of the event mention."""
        return self.event.id


class CommitmentMention(Struct, frozen=True):
    """One telling of a commitment: the commitment as one article has it, and that article."""

    commitment: Commitment
    report: Report
    corrections: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The id of the commitment in its article."""
        return self.commitment.id


class Judgement(Struct, frozen=True, kw_only=True):
    """The decision that a mention tells the same as another, the pivot of its group.

    mention, pivot: ids; equal where the mention stands alone or leads its group.
    score: 0 to 1, how sure.  reasons: in plain words.
    decided: when, ISO 8601 UTC; version: by which Détente; both None until stored.
    """

    mention: str
    pivot: str
    score: float
    reasons: tuple[str, ...]
    version: str | None = None
    decided: str | None = None


class Party(Struct, frozen=True):
    """Somebody who took part in an event; the first wording stands where no actor is settled."""

    text: str
    actor: Actor | None

    @property
    def name(self) -> str:
        """The canonical name, or else the role, or else the words."""
        return (self.actor and (self.actor.name or self.actor.role)) or self.text


class Event(Struct, frozen=True, kw_only=True):
    """One act as its mentions tell it, the most telling one first.

    id: of the pivot; the id of any of its mentions leads to it too.
    type … goldstein, when, where, status: of the first mention that has one; what the others tell
        differently (a toll, a status, a claim) stays with them.
    attributions: the distinct chains in whose words it is told; () is a journalist's own telling.
    voices: who tells it independently, each with the outlets that carry the same text.
    versions: the tolls and, where they differ, the times told, each with its outlets; `shown` is the best supported,
        and `when` and `casualties` are those.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    mediators: tuple[Party, ...]
    reciprocal: bool
    when: When | None
    where: Place | None
    status: Status
    attributions: tuple[tuple[str, ...], ...]
    cameo: str | None
    goldstein: float | None
    mentions: tuple[Mention, ...]
    judgements: tuple[Judgement, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    voices: tuple[Voice, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def start(self) -> str:
        """The moment it sorts by: its start, else its end; after all others where it has no time."""
        interval = self.when and self.when.interval
        return (interval and (interval.start or interval.end)) or "~"

    @classmethod
    def of(cls, id: str, mentions: Sequence[Mention], judgements: Iterable[Judgement] = ()) -> "Event":
        """The event that these mentions tell, most telling first; `mentions` may not be empty."""
        told = [mention.event for mention in mentions]
        first = told[0]
        voices = voices_of(_telling(mention) for mention in mentions)
        times = _times(mentions, voices)
        tolls = _tolls(mentions, voices)
        return cls(
            id=id,
            type=first.type,
            mode=next((each.mode for each in told if each.mode), None),
            contexts=tuple(sorted({context for each in told for context in each.contexts})),
            quad=first.quad,
            actors=_parties(each.actors for each in told),
            recipients=_parties(each.recipients for each in told),
            mediators=_parties(each.mediators for each in told),
            reciprocal=first.reciprocal,
            when=_best_time(told, times),
            where=next((each.where for each in told if each.where), None),
            status=first.status,
            attributions=_distinct(each.attribution for each in told),
            cameo=first.cameo,
            goldstein=first.goldstein,
            mentions=tuple(mentions),
            judgements=tuple(judgements),
            casualties=_casualties(mentions, tolls),
            voices=voices,
            versions=(*(times if len(times) > 1 else ()), *tolls),
        )


def _telling(mention: Mention) -> Telling:
    report = mention.report
    outlet = report.publisher or report.article
    return Telling(
        report.article, outlet, report.published or "~", report.language, mention.event.evidence.text, report.sketch
    )


def _times(mentions: Sequence[Mention], voices: Sequence[Voice]) -> tuple[Version, ...]:
    """The times told in words, the best supported first."""
    told = [
        (_spelled(mention.event.when), None, _telling(mention))
        for mention in mentions
        if mention.event.when and mention.event.when.expression
    ]
    return versions("time", told, voices)


def _spelled(when: When) -> str:
    """An interval as ISO 8601 writes it, an open side as `..`."""
    return f"{when.interval.start or '..'}/{when.interval.end or '..'}"


def _best_time(told: Sequence[EventMention], times: Sequence[Version]) -> When | None:
    """The time that most voices tell in words, else the first that is told or supposed."""
    best = next((each.value for each in times if each.shown), None)
    dated = [each.when for each in told if each.when]
    worded = (when for when in dated if when.expression and _spelled(when) == best)
    return next(worded, dated[0] if dated else None)


def _tolls(mentions: Sequence[Mention], voices: Sequence[Voice]) -> tuple[Version, ...]:
    """The tolls told, of each kind the best supported first."""
    told = [(each, _telling(mention)) for mention in mentions for each in mention.event.casualties]
    kinds = sorted({each.kind for each, _ in told})
    return tuple(
        version
        for kind in kinds
        for version in versions(
            kind,
            [(str(each.count), each.whose, telling) for each, telling in told if each.kind == kind and each.count],
            voices,
        )
    )


def _casualties(mentions: Sequence[Mention], tolls: Sequence[Version]) -> tuple[Casualties, ...]:
    """The casualties behind the tolls shown, as the first mention that tells each has them."""
    told = [each for mention in mentions for each in mention.event.casualties]
    return tuple(
        next(each for each in told if (each.kind, str(each.count), each.whose) == (toll.of, toll.value, toll.whose))
        for toll in tolls
        if toll.shown
    )


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _parties(sides: Iterable[tuple[Participant, ...]]) -> tuple[Party, ...]:
    """Everybody who stands on one side in any mention, each actor once.

    Words without a settled actor count only while no mention settles that side.
    """
    known: dict[str, Party] = {}
    words: list[Party] = []
    for side in sides:
        for participant in side:
            if participant.actor:
                known.setdefault(participant.actor.id, Party(participant.text, participant.actor))
        if side and not words:
            words = [Party(participant.text, None) for participant in side if not participant.actor]
    return tuple(known.values()) or tuple(words)
