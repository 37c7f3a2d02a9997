"""The frame lexicons compiled: for a lemma, the entries it may head. Their form is told in `common/frames.yaml`."""

from functools import cache
from typing import Literal

from msgspec import Struct, field, structs

from detente.errors import ConfigurationError
from detente.lexicon import knowledge, origin
from detente.model.event import Status

GOVERNOR = "<"  # before a word that the predicate depends on (`prisonnier de guerre`)
PARTICLE = "~"  # before a word that must be the particle of a verb (`break off`), no preposition of its complements
Clause = Literal["swallow", "wish", "keep", "claim"]
Part = Literal["verb", "noun", "adjective"]
Roles = dict[str, tuple[str, ...]]


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """What an act is, whatever language tells it; keys as explained in `common/frames.yaml`."""

    type: str
    mode: str | None = None
    reciprocal: bool = False
    genitive: Literal["actor", "recipient", "none"] = "actor"
    possessive: Literal["actor", "recipient"] = "actor"
    needs: tuple[str, ...] = ("party",)
    open: bool | Literal["conflict"] = False
    carried: bool = False
    clause: Clause = "keep"
    complement: dict[str, str | None] = field(default_factory=dict)
    instrument: bool = False
    earlier: str | None = None
    official: str | None = None
    status: Status | None = None
    contexts: tuple[str, ...] = ()


class Light(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that carry an event noun, by what their subject is to the act.

    happening: those that only say that it was (`take place`).  about: those that speak of it as theirs.
    """

    actor: frozenset[str] = frozenset()
    recipient: frozenset[str] = frozenset()
    event: frozenset[str] = frozenset()
    happening: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's `frames.yaml` as written."""

    defaults: dict[str, dict[str, tuple[str, ...]]]
    frames: dict[str, dict[Literal["verbs", "nouns", "adjectives"], tuple[str, ...]]]
    bridges: dict[str, str] = field(default_factory=dict)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    light: Light = Light()
    instruments: dict[str, frozenset[str]] = field(default_factory=dict)
    forces: dict[str, frozenset[str]] = field(default_factory=dict)
    matters: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    sidelines: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    gathering: frozenset[str] = frozenset()


class Entry(Struct, frozen=True):
    """One way to tell a frame: the words that must and must not stand with the head, and where its roles are.

    pattern: the words as written.  written: the whole line of the lexicon that they were read from.
    """

    frame: str
    part: Part
    required: tuple[frozenset[str], ...]
    forbidden: frozenset[str]
    roles: Roles
    pattern: str = ""
    written: str = ""


class Lexicon(Struct, frozen=True):
    """All entries of a language by part of speech and head lemma, entries with more required words first.

    people: nouns for people, the classes `person` and `victim` together.  instruments, forces: lemma → mode;
    matters: type → lemma → mode.  sidelines: words for the margins of another meeting.
    victims: nouns for those whom an act hits (`victime d'une attaque`).  gathering: verbs whose object takes part in
    a meeting (`une réunion rassemblant X et Y`).
    """

    frames: dict[str, Frame]
    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    bridges: dict[str, str]
    light: Light
    instruments: dict[str, str]
    forces: dict[str, str]
    matters: dict[str, dict[str, str]]
    sidelines: frozenset[str]
    victims: frozenset[str]
    gathering: frozenset[str]
    people: frozenset[str]

    def entries(self, lemma: str, part: str) -> tuple[Entry, ...]:
        """The entries headed by `lemma` as a UPOS part of speech."""
        if part in ("VERB", "AUX"):
            return self.verbs.get(lemma, ())
        if part in ("NOUN", "PROPN"):
            return self.nouns.get(lemma, ())
        return self.adjectives.get(lemma, ()) if part in ("ADJ", "ADV") else ()


REFORMED = str.maketrans("îû", "iu")  # the French spelling of 1990: `reconnaitre`, `trainer`
PARTS: dict[str, Part] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled frame lexicon of a language; raises ConfigurationError for an entry that has not its form."""
    frames = knowledge("common", "frames", dict[str, Frame])
    words = knowledge(language, "frames", Words)
    found: dict[str, dict[str, list[Entry]]] = {part: {} for part in PARTS}
    for name, groups in words.frames.items():
        if name not in frames:
            raise ConfigurationError(
                f"unknown frame {name!r}",
                origin=origin(language, "frames", "frames", name),
                remedy="lexicon/common/frames.yaml lists the frames",
            )
        for part, lines in groups.items():
            for line in lines:
                try:
                    entries = read_entries(line, name, frames[name], PARTS[part], words)
                except ConfigurationError as error:
                    error.origin = origin(language, "frames", "frames", name, part, line)
                    raise
                for lemma, entry in entries:
                    for spelling in {lemma: None, lemma.translate(REFORMED): None}:
                        found[part].setdefault(spelling, []).append(entry)
    matters = {type: _by_lemma(modes) for type, modes in words.matters.items()}
    people = frozenset((*words.classes.get("person", ()), *words.classes.get("victim", ())))
    verbs, nouns, adjectives = (
        {lemma: tuple(sorted(rows, key=_strength)) for lemma, rows in found[part].items()} for part in PARTS
    )
    return Lexicon(
        frames=frames,
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        bridges=words.bridges,
        light=words.light,
        instruments=_by_lemma(words.instruments),
        forces=_by_lemma(words.forces),
        matters=matters,
        sidelines=words.sidelines,
        victims=words.victims,
        gathering=words.gathering,
        people=people,
    )


def _by_lemma(modes: dict[str, frozenset[str]]) -> dict[str, str]:
    return {lemma: mode for mode, lemmas in modes.items() for lemma in lemmas}


_ROLE_REMEDY = "Write role=slot after |, for instance recipient=object,dative"


def read_entries(line: str, name: str, frame: Frame, part: Part, words: Words) -> list[tuple[str, Entry]]:
    """The entries of one line of a language's lexicon, each with its head lemma.

    Raises ConfigurationError for a slot or class that does not exist.
    """
    pattern, _, assignments = line.partition("|")
    roles = dict(_default_roles(frame, part, words))
    for assignment in assignments.split():
        role, equals, slots = assignment.partition("=")
        if not equals or role not in ("actor", "recipient", "partner", "mediator", "theme"):
            raise ConfigurationError(
                f"no role assignment: {assignment!r} in {line!r}", origin=f"frame {name}", remedy=_ROLE_REMEDY
            )
        roles[role] = tuple(slots.split(","))
    told = [(each.strip(), _entry(each, name, part, roles, words)) for each in pattern.split(",")]
    return [(lemma, structs.replace(entry, pattern=each, written=line)) for each, (lemma, entry) in told]


def _default_roles(frame: Frame, part: Part, words: Words) -> Roles:
    kind = "noun" if part == "noun" else "verb"
    roles: Roles = dict(words.defaults[f"reciprocal_{kind}" if frame.reciprocal else kind])
    if frame.genitive != "actor" and "actor" in roles:
        roles["actor"] = tuple(slot for slot in roles["actor"] if slot != "genitive")
    if frame.possessive == "recipient" and kind == "noun":
        roles["actor"] = tuple(slot for slot in roles.get("actor", ()) if slot != "possessive")
        roles["recipient"] = (*roles.get("recipient", ()), "possessive")
    if frame.genitive != "recipient" and "recipient" in roles:
        roles["recipient"] = tuple(slot for slot in roles["recipient"] if slot != "genitive")
    return roles


def _entry(pattern: str, name: str, part: Part, roles: Roles, words: Words) -> tuple[str, Entry]:
    head, *rest = pattern.split()
    required: list[frozenset[str]] = []
    forbidden: set[str] = set()
    sign = ""
    for word in rest:
        if word in "+-":
            sign = word
            continue
        lemmas = _lemmas(word, name, words)
        if sign == "-":
            forbidden |= lemmas
        else:
            required.append(lemmas if sign else frozenset(PARTICLE + lemma for lemma in lemmas))
        sign = "+"
    lemma, _, reflexive = head.partition("/")
    if reflexive:
        required.append(frozenset({reflexive}))
    return lemma, Entry(name, part, tuple(required), frozenset(forbidden), roles)


def _lemmas(word: str, name: str, words: Words) -> frozenset[str]:
    lemmas: set[str] = set()
    for alternative in word.split("/"):
        if not alternative.startswith("$"):
            lemmas.add(alternative)
        elif alternative[1:] in words.classes:
            lemmas.update(words.classes[alternative[1:]])
        else:
            raise ConfigurationError(
                f"unknown class {alternative}", origin=f"frame {name}", remedy="`classes` lists them"
            )
    return frozenset(lemmas)


def _strength(entry: Entry) -> int:
    return -len(entry.required)
