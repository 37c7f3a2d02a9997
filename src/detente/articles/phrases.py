"""What pages of all three languages are furnished with, in one record: sites mix languages, so all are looked for."""

import re
import unicodedata
from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge

LANGUAGES = ("fr", "en", "ru")
_OPENING = re.compile(r"^[^\w©(]+")


class _Knowledge(Struct, frozen=True):
    """One language's `articles.yaml`; each list is explained in `fr/articles.yaml`."""

    months: dict[int, tuple[str, ...]]
    weekdays: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    joiners: tuple[str, ...]
    zones: dict[str, str]
    by: tuple[str, ...]
    agencies: tuple[str, ...]
    sections: tuple[str, ...]
    lines: tuple[str, ...]
    starts: tuple[str, ...]
    related: tuple[str, ...]
    stopwords: tuple[str, ...]
    particles: tuple[str, ...]


class PageWords(Struct, frozen=True):
    """The three languages' words together, folded.

    months: name → number.  zones: name → IANA zone, offset or `UTC`.  stopwords: language → its commonest words.
    """

    months: dict[str, int]
    weekdays: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    joiners: tuple[str, ...]
    zones: dict[str, str]
    by: tuple[str, ...]
    agencies: frozenset[str]
    sections: frozenset[str]
    lines: frozenset[str]
    starts: tuple[str, ...]
    related: tuple[str, ...]
    stopwords: dict[str, frozenset[str]]
    particles: frozenset[str]


@cache
def page_words() -> PageWords:
    """The page words of all languages that are read; raises ConfigurationError for a file out of form."""
    each = {language: knowledge(language, "articles", _Knowledge) for language in LANGUAGES}
    all_ = each.values()
    return PageWords(
        months={name: number for one in all_ for number, names in one.months.items() for name in names},
        weekdays=frozenset(day for one in all_ for day in one.weekdays),
        published=tuple(phrase for one in all_ for phrase in one.published),
        updated=tuple(phrase for one in all_ for phrase in one.updated),
        joiners=tuple(phrase for one in all_ for phrase in one.joiners),
        zones={name.casefold(): zone for one in all_ for name, zone in one.zones.items()},
        by=tuple(phrase for one in all_ for phrase in one.by),
        agencies=frozenset(word for one in all_ for word in one.agencies),
        sections=frozenset(fold(name) for one in all_ for name in one.sections),
        lines=frozenset(fold(line) for one in all_ for line in one.lines),
        starts=tuple(fold_start(start) for one in all_ for start in one.starts),
        related=tuple(fold(phrase) for one in all_ for phrase in one.related),
        stopwords={language: frozenset(one.stopwords) for language, one in each.items()},
        particles=frozenset(word for one in all_ for word in one.particles),
    )


def fold(line: str) -> str:
    """A line for comparison: small letters, plain apostrophes and blanks, punctuation and pictures at its ends off."""
    plain = _plain(line)
    start, end = 0, len(plain)
    while start < end and not plain[start].isalnum():
        start += 1
    while end > start and not plain[end - 1].isalnum():
        end -= 1
    return plain[start:end]


def fold_start(line: str) -> str:
    """The same, with its end left as it is."""
    return _OPENING.sub("", _plain(line))


def _plain(line: str) -> str:
    line = unicodedata.normalize("NFC", line).casefold().replace("’", "'").replace("\u200b", "").replace("\ufeff", "")
    return " ".join(line.split())


def alternation(phrases: tuple[str, ...]) -> str:
    """A regular expression for any of the phrases, longest first, blanks and apostrophes of any kind."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in longest)
