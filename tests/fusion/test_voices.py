"""Copies are one voice with many carriers; what outlets tell differently stands side by side."""

from itertools import permutations
from random import Random

import msgspec
from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, GENEVA, LAVROV, Act, attack, coded, meeting

from detente import fusion
from detente.cli.render import support
from detente.model import Casualties
from detente.model.fused import Mention, Report
from detente.model.voices import Telling, versions, voices_of

WIRE = "The two ministers met on Friday in Geneva and agreed to go on talking in a fortnight, the agency reports."
OTHER = "After three hours behind closed doors in Geneva the foreign ministers parted without a word to the press."


def telling(outlet: str, sentence: str, day: int = 1, language: str = "en") -> Telling:
    return Telling(f"article of {outlet}", outlet, f"2020-10-0{day}", language, sentence)


def test_copies_of_one_text_are_one_voice() -> None:
    tellings = [
        telling("Wire", WIRE),
        telling("Daily", WIRE.upper(), day=2),
        telling("Weekly", WIRE.replace(", the agency reports", ""), day=3),
        telling("Post", OTHER, day=2),
    ]
    for order in permutations(tellings):
        voices = voices_of(order)
        assert [voice.carriers for voice in voices] == [("Wire", "Daily", "Weekly"), ("Post",)]


def test_short_sentences_and_other_languages_are_no_copies() -> None:
    assert len(voices_of([telling("Wire", "They met."), telling("Daily", "They met.")])) == 2
    assert len(voices_of([telling("Wire", WIRE), telling("Daily", WIRE, language="fr")])) == 2


def test_an_outlet_that_reports_twice_is_one_voice() -> None:
    first, second = telling("Wire", WIRE), telling("Wire", OTHER)
    assert len(voices_of([first, msgspec.structs.replace(second, article="another")])) == 1


def test_the_best_supported_value_is_shown_with_all_others_beside_it() -> None:
    voices = voices_of([telling("Wire", WIRE), telling("Daily", WIRE), telling("Post", OTHER), telling("Echo", "…")])
    told = [
        ("13", None, telling("Wire", WIRE)),
        ("13", None, telling("Daily", WIRE)),
        ("15", None, telling("Post", OTHER)),
        ("15", None, telling("Echo", "…")),
    ]
    best, rest = versions("killed", told, voices)
    assert (best.value, best.voices, best.shown, best.outlets) == ("15", 2, True, ("Echo", "Post"))
    assert (rest.value, rest.voices, rest.shown) == ("13", 1, False)  # two carriers, one voice


DISPATCH = [
    "The foreign ministers of Russia and Azerbaijan held talks behind closed doors on Friday, their first since the "
    "fighting broke out along the line of contact a month ago.",
    "The two sides exchanged views on how a humanitarian pause could be kept and on who should watch over it, a "
    "spokeswoman said after the meeting, adding that the co-chairs would be told of every step.",
    "Neither minister took questions. The Azerbaijani side repeated that it would stop only when a timetable for the "
    "return of the districts was on the table, while Moscow called once more for a return to the format of old.",
]
EDITED = [
    DISPATCH[0].replace("held talks behind closed doors", "met behind closed doors"),
    DISPATCH[1].replace(", adding that the co-chairs would be told of every step", ""),
    DISPATCH[2].replace("took questions", "would take questions from reporters"),
]
OWN = [
    "It took the two top diplomats barely forty minutes to find out that they had little to tell each other.",
    "Our correspondent saw the motorcade of the guest leave by the side entrance at noon; a planned statement before "
    "the cameras was called off, and officials in both delegations blamed the other for it in the corridors.",
    "Observers here doubt that the pause in the fighting, if it comes at all, outlasts the week, for no one has agreed "
    "to send monitors and the guns have not been silent for a single night this month.",
]
TALKS = {"on": "2020-10-23", "place": GENEVA}


def report(outlet: str, body: list[str], sentence: str = "") -> Mention:
    """An article with that body, the sentence that tells the meeting worded as the outlet likes."""
    act = meeting(LAVROV, BAYRAMOV, wording={BAYRAMOV.id: f"Jeyhun Bayramov {sentence}"}, **TALKS)
    article = coded(act, publisher=outlet, title=f"From {outlet}", text=body)
    return Mention(article.events[0], Report.of(article.article))


def test_a_dispatch_that_three_outlets_carry_is_one_voice_and_an_own_report_another() -> None:
    mentions = [
        report("Wire", DISPATCH),
        report("Daily", EDITED, "of Baku, as the agency had it on its service that very afternoon"),
        report("Weekly", [*DISPATCH[:2], "All rights of the agency are reserved."], "from the shores of the Caspian"),
        report("Post", OWN, "who had come with half of his staff and with little hope of a result"),
    ]
    for order in permutations(mentions):
        (event,) = fusion.fuse(order)
        assert {frozenset(voice.carriers) for voice in event.voices} == {
            frozenset({"Wire", "Daily", "Weekly"}),
            frozenset({"Post"}),
        }
        assert support(event) == ["2 voices, 4 outlets"]


def test_a_toll_that_only_a_copy_tells_is_the_copy_s() -> None:
    original, copy = report("Wire", DISPATCH), report("Daily", EDITED)
    toll = (Casualties(kind="killed", count=3, whose=None),)
    changed = msgspec.structs.replace(copy, event=msgspec.structs.replace(copy.event, casualties=toll))
    (event,) = fusion.fuse([original, changed])
    assert [(each.of, each.outlets, each.voices) for each in event.versions] == [("killed", ("Daily",), 1)]
    assert len(event.voices) == 1


def mention(act: Act, outlet: str, killed: int | None = None) -> Mention:
    article = coded(act, publisher=outlet)
    toll = (Casualties(kind="killed", count=killed, whose=None),) if killed else ()
    return Mention(msgspec.structs.replace(article.events[0], casualties=toll), Report.of(article.article))


def test_an_event_keeps_every_toll_with_its_outlet() -> None:
    act = attack(ARMENIA, AZERBAIJAN, on="2020-10-17")
    # the builder's sentence is too short to be taken for a copy
    mentions = [mention(act, f"outlet {n}", killed) for n, killed in enumerate([13, 13, 15, None])]
    (event,) = fusion.fuse(mentions)
    assert [(each.of, each.value, each.voices, each.shown) for each in event.versions] == [
        ("killed", "13", 2, True),
        ("killed", "15", 1, False),
    ]
    assert event.casualties == (Casualties(kind="killed", count=13, whose=None),)
    assert len(event.voices) == 4
    for seed in range(10):
        assert fusion.fuse(Random(seed).sample(mentions, len(mentions))) == (event,)


def test_the_time_most_voices_tell_is_shown() -> None:
    hours = ["2020-10-23T09:00", "2020-10-23T10:00", "2020-10-23T10:00"]
    words = ["Sergei Lavrov", "the minister of foreign affairs of Russia", "the head of Russian diplomacy"]
    acts = [
        meeting(LAVROV, BAYRAMOV, on=hour, wording={LAVROV.id: name}) for hour, name in zip(hours, words, strict=True)
    ]
    mentions = [mention(act, f"outlet {n}") for n, act in enumerate(acts)]
    (event,) = fusion.fuse(mentions)
    assert event.when is not None
    assert event.when.interval.start == "2020-10-23T10:00"
    assert [(each.of, each.voices) for each in event.versions] == [("time", 2), ("time", 1)]


def test_a_lower_bound_stays_one() -> None:
    toll = (Casualties(kind="killed", count=12, whose=None, at_least=True),)
    told = report("Wire", DISPATCH)
    (event,) = fusion.fuse([msgspec.structs.replace(told, event=msgspec.structs.replace(told.event, casualties=toll))])
    assert event.casualties == toll
