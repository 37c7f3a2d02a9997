"""Two tellings of one act in one language: what their predicates and the words around them say."""

import pytest

from detente.evaluate.wording import TOGETHER, Telling, alike, cosine, families, telling, together
from detente.fusion.stories import Rarity

SENTENCES = {
    "storm": "A storm sank the ferry Marina near the island of Kos on Monday",
    "capsized": "The ferry Marina capsized near Kos on Monday",
    "talks": "The two ministers negotiated for ten hours in Oslo",
    "negotiation": "The negotiation between the two ministers in Oslo lasted ten hours",
    "said": "The mayor said the bridge would open in May",
    "saying": "The doctor said the patients were recovering",
}


def told(name: str, word: str, lemma: str) -> Telling:
    words = SENTENCES[name].split()
    return telling(words, [words.index(word)], lemma, word, name)


RARITY = Rarity.of([word.lower() for word in sentence.split()] for sentence in SENTENCES.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("storm", "sank", "sink"), told("capsized", "capsized", "capsize")),
        (told("talks", "negotiated", "negotiate"), told("negotiation", "negotiation", "negotiation")),
    ],
)
def test_kindred_words_in_like_surroundings_tell_one_act(one: Telling, other: Telling) -> None:
    assert alike(one, other, RARITY) >= TOGETHER
    assert alike(one, other, RARITY) == alike(other, one, RARITY)


def test_words_that_may_tell_anything_need_more() -> None:
    assert alike(told("said", "said", "say"), told("saying", "said", "say"), RARITY) < TOGETHER


def test_unlike_words_stay_apart_in_like_surroundings() -> None:
    assert alike(told("storm", "sank", "sink"), told("capsized", "Monday", "monday"), RARITY) < TOGETHER


def test_clusters_do_not_depend_on_what_comes_first() -> None:
    tellings = [
        told("storm", "sank", "sink"),
        told("talks", "negotiated", "negotiate"),
        told("capsized", "capsized", "capsize"),
        told("negotiation", "negotiation", "negotiation"),
    ]
    assert together(tellings, RARITY) == [0, 1, 0, 1]
    assert together(tellings[::-1], RARITY) == [0, 1, 0, 1]


def test_rare_words_count_more() -> None:
    assert RARITY("kos") > RARITY("the")
    assert Rarity()("kos") == Rarity()("the") == 1.0
    assert cosine(frozenset({"the", "kos"}), frozenset({"kos"}), RARITY) > cosine(
        frozenset({"the", "kos"}), frozenset({"the"}), RARITY
    )


def test_families_by_phrase_and_stem() -> None:
    english = families("en")
    assert english.of("pass", "passed", ["passed"], ["away", "on"]) & english.of("die", "died", ["died"], [])
    assert not english.of("pass", "passed", ["passed"], ["the", "bill"]) & english.of("die", "died", ["died"], [])
    assert english.stem("negotiation") == english.stem("negotiate")
