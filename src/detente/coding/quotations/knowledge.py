"""The reporting words of a language, ready for quick look-up (`lexicon/<language>/reporting.yaml`)."""

from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge


class VerbGroup(Struct, forbid_unknown_fields=True):
    """Verbs that take the same constructions."""

    takes: list[str]
    lemmas: str


class ReportingFile(Struct, forbid_unknown_fields=True, kw_only=True):
    """The form of `reporting.yaml`; what its keys mean is told in the French one."""

    verbs: list[VerbGroup]
    light: str
    between: str
    as_: list[str]
    complementizers: list[str]
    sources: list[str]
    quote_sources: list[str]
    not_sources: str
    words: str
    speakers: str
    connectives: list[str]
    citing: list[str]
    cited_by: list[str]
    compounds: list[str]
    anaphora: list[str]
    links: list[str]
    tight: list[str]
    relatives: list[str]
    pronouns: dict[str, str]
    impersonal: list[str]
    time: str
    adverbial: list[str]
    endings: str
    backgrounds: list[str]
    subordinators: list[str]
    dummies: str
    predicates: str = ""
    relays: str = ""
    relayed: str = ""
    content_openers: list[str]


Phrases = dict[str, tuple[tuple[str, ...], ...]]


class Reporting(Struct, frozen=True, kw_only=True):
    """The same, indexed: single words as sets, phrases by their first word, longest first."""

    verbs: dict[str, frozenset[str]]
    predicates: frozenset[str]
    light: frozenset[str]
    between: frozenset[str]
    as_: Phrases
    complementizers: Phrases
    sources: Phrases
    quote_sources: frozenset[str]
    not_sources: frozenset[str]
    words: frozenset[str]
    speakers: frozenset[str]
    connectives: Phrases
    citing: Phrases
    cited_by: Phrases
    compounds: frozenset[str]
    anaphora: Phrases
    links: frozenset[str]
    tight: frozenset[str]
    relatives: frozenset[str]
    pronouns: dict[tuple[str, ...], tuple[str, str]]
    pronoun_words: frozenset[str]
    impersonal: frozenset[str]
    time: frozenset[str]
    adverbial: Phrases
    forms: dict[str, str]
    backgrounds: Phrases
    subordinators: Phrases
    dummies: frozenset[str]
    triggers: frozenset[str]
    relays: frozenset[str]
    relayed: frozenset[str]
    content_openers: Phrases


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens parsers make of it: an elided word keeps its apostrophe."""
    return tuple(phrase.lower().replace("’", "'").replace("'", "' ").replace("' s", "'s").split())


def _phrases(listed: list[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        words = words_of(phrase)
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(set(rows), key=len, reverse=True)) for first, rows in found.items()}


def _forms(verbs: dict[str, set[str]], endings: list[str]) -> dict[str, str]:
    """Inflected forms of regular verbs → lemma, for words whose lemma a parser gets wrong."""
    found = {}
    for lemma in verbs:
        if not endings or not lemma.endswith("er"):
            continue
        stem = lemma[:-2]
        found.update({stem + ending: lemma for ending in endings})
        at = stem.rfind("é")
        if at >= len(stem) - 3 and at >= 0:  # compléter: complète
            found.update({stem[:at] + "è" + stem[at + 1 :] + ending: lemma for ending in ("e", "es", "ent")})
    return found


@cache
def reporting(language: str) -> Reporting:
    """The reporting words of a language, read once. Raises ConfigurationError."""
    file = knowledge(language, "reporting", ReportingFile)
    verbs: dict[str, set[str]] = {}
    for group in file.verbs:
        for lemma in group.lemmas.split():
            verbs.setdefault(lemma, set()).update(group.takes)
    pronouns = {words_of(phrase): tuple(features.split()) for phrase, features in file.pronouns.items()}
    forms, sources = _forms(verbs, file.endings.split()), _phrases(file.sources)
    return Reporting(
        triggers=frozenset((*forms, *sources, *file.quote_sources, *file.predicates.split())),
        verbs={lemma: frozenset(takes) for lemma, takes in verbs.items()},
        predicates=frozenset(file.predicates.split()),
        light=frozenset(file.light.split()),
        between=frozenset(file.between.replace("’", "'").split()),
        as_=_phrases(file.as_),
        complementizers=_phrases(file.complementizers),
        sources=sources,
        quote_sources=frozenset(file.quote_sources),
        not_sources=frozenset(file.not_sources.split()),
        words=frozenset(file.words.split()),
        speakers=frozenset(file.speakers.split()),
        connectives=_phrases(file.connectives),
        citing=_phrases(file.citing),
        cited_by=_phrases(file.cited_by),
        compounds=frozenset(file.compounds),
        anaphora=_phrases(file.anaphora),
        links=frozenset(word.replace("’", "'") for word in file.links),
        tight=frozenset(word.replace("’", "'") for word in file.tight),
        relatives=frozenset(file.relatives),
        pronouns={words: (features[0], features[1]) for words, features in pronouns.items()},
        pronoun_words=frozenset(words[0] for words in pronouns if len(words) == 1),
        impersonal=frozenset(word.replace("’", "'") for word in file.impersonal),
        time=frozenset(file.time.split()),
        adverbial=_phrases(file.adverbial),
        forms=forms,
        backgrounds=_phrases(file.backgrounds),
        subordinators=_phrases(file.subordinators),
        dummies=frozenset(file.dummies.split()),
        relays=frozenset(file.relays.split()),
        relayed=frozenset(file.relayed.split()),
        content_openers=_phrases(file.content_openers),
    )
