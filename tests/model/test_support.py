"""Support: voices, not outlets, count."""

from detente.model.copies import groups_of_copies, sketch
from detente.model.fused import Report
from detente.model.support import Support

AGENCY = "The foreign ministers of the two countries met in the lake town on Monday and agreed that their guns fall silent at eight in the morning of the next day, the mediator said, after ten hours of talks behind closed doors."
OWN = "Guns are to fall silent at nine, two officials who were in the room told this newspaper; the mediator left by helicopter without a word, and neither of the two ministers would say how long the pause is meant to last."


def report(number: int, publisher: str, text: str) -> Report:
    return Report(
        article=f"a{number}",
        url=None,
        publisher=publisher,
        title=None,
        published=f"2020-10-0{number}T08:00:00+00:00",
        language="en",
        sketch=sketch(text),
    )


def test_a_text_that_many_outlets_carry_is_one_voice() -> None:
    copies = [report(n, f"Outlet {n}", AGENCY + " " * n) for n in (1, 2, 3)]
    others = [report(n, f"Outlet {n}", OWN if n == 4 else f"{OWN[::-1]}") for n in (4, 5)]
    support = Support([*others, *copies])
    assert {support.voice(each) for each in copies} == {"Outlet 1"}
    assert len({support.voice(each) for each in others}) == 2
    told = [("2020-10-10T08:00", each) for each in copies] + [("2020-10-11T09:00", each) for each in others]
    assert support.moment(told) == "2020-10-11T09:00"
    assert support.ranked([(moment, each) for moment, each in told]) == ("2020-10-11T09:00", "2020-10-10T08:00")


def test_an_outlet_that_reports_twice_is_one_voice() -> None:
    first, again, other = report(1, "Northgate", AGENCY), report(2, "Northgate", OWN), report(3, "Harbour", OWN[::-1])
    support = Support([first, again, other])
    assert support.ranked([("QAT", first), ("QAT", again), ("EGY", other), ("EGY", first)]) == ("EGY", "QAT")


def test_copies_are_found_among_many_texts() -> None:
    texts = [f"{' '.join(str(n * k) for k in range(1, 40))}" for n in range(2, 60)]
    sketches = [sketch(text) for text in [*texts, texts[7] + " more", "short"]]
    groups = groups_of_copies(sketches)
    assert groups[len(texts)] == 7
    assert groups[-1] == len(texts) + 1
    assert groups[:7] == list(range(7))
