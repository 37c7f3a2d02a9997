"""Actors and the places in the text where they stand (codebook, section 4)."""

from msgspec import Struct

from detente.text import Span


class Actor(Struct, frozen=True, kw_only=True):
    """A state, body, organisation, group, company, population or person, as of the article's date.

    id: stable key (`RUS`, `RUS.GOV.foreign-ministry`, `person:sergei-lavrov`, `igo:osce-minsk-group`).
    name: canonical, English, Latin script, as reference works write it; None when only role or
        description is known (`a source at the ministry`).
    kind: state, body, organisation, group, party, company, population, media, person.
    country: ISO 3166-1 alpha-3, or our code of a de facto entity (`AZ-NK`, `XKX`); None for
        international organisations and where unknown.
    sector: PLOVER's code (GOV, MIL, IGO …); None where unknown.
    role: the office or role in English, as held on the article's date (`Foreign Minister of Russia`).
    """

    id: str
    name: str | None
    kind: str
    country: str | None
    sector: str | None
    role: str | None = None
    wikidata: str | None = None


class Participant(Struct, frozen=True):
    """A mention (its whole noun phrase) and the actor it stands for; None when nothing settles it."""

    start: int
    end: int
    text: str
    actor: Actor | None

    @classmethod
    def of(cls, span: Span, actor: Actor | None) -> "Participant":
        """The participant mentioned at `span`."""
        return cls(span.start, span.end, span.text, actor)

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end, self.text)
