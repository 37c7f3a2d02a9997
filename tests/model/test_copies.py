"""Sketches tell copies of one text from other texts on the same thing."""

from random import Random

import pytest

from detente.model.copies import FEWEST, copies, sketch

SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]


def words(number: int, seed: int) -> list[str]:
    rng = Random(seed)
    return ["".join(rng.choices(SYLLABLES, k=3)) for _ in range(number)]


@pytest.mark.parametrize("length", [40, 200, 800])
def test_small_edits_leave_a_copy_and_other_texts_are_none(length: int) -> None:
    told, missed, mistaken = range(100), 0, 0
    for seed in told:
        text = words(length, seed)
        edited = [word if (seed + n) % 20 else "other" for n, word in enumerate(text)]
        missed += not copies(sketch(" ".join(text)), sketch(" ".join(edited)))
        shared = text[: length // 5] + words(length - length // 5, seed + 1000)  # one paragraph of five quoted
        mistaken += copies(sketch(" ".join(text)), sketch(" ".join(shared)))
    assert missed <= 2
    assert mistaken <= 2


def test_case_accents_and_punctuation_do_not_count() -> None:
    text = " ".join(["Le président Élysée a reçu, lundi, « son » homologue", *words(30, 1)])
    assert sketch(text) == sketch(text.upper().replace("É", "E").replace(",", " –"))


def test_a_short_text_has_no_sketch_and_is_no_copy() -> None:
    short = " ".join(words(FEWEST - 1, 1))
    assert sketch(short) is None
    assert not copies(sketch(short), sketch(short))


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert (
        sketch(" ".join(f"word{n}" for n in range(30)))
        == "777555eeeeeeeeee1bbccc222ee222205efffd8888848882222222fffff22277"
    )
