"""The same-story decision and its scores."""

import pytest

from detente.evaluate.stories import best_f1, score_pairs
from detente.fusion.stories import Stories, names

FERRY = "Ferry Marina sinks off Kos\nThe ferry Marina sank near Kos on Monday; 12 people were rescued, the coast guard said."
AGAIN = "Twelve saved as ferry goes down\nThe coast guard rescued 12 people when the Marina sank off the island of Kos."
CHESS = "Ivanova wins in Oslo\nAnna Ivanova took the chess title in Oslo on Monday after 41 moves against Lee."
RIVAL = "Lee loses the title\nIn Oslo the chess title went to Anna Ivanova, who beat Lee in 41 moves."


def test_two_texts_of_one_story_are_more_alike_than_of_two() -> None:
    stories = Stories([FERRY, AGAIN, CHESS, RIVAL])
    within = min(stories.alike(FERRY, AGAIN), stories.alike(CHESS, RIVAL))
    across = max(stories.alike(a, b) for a in (FERRY, AGAIN) for b in (CHESS, RIVAL))
    assert within > across
    assert stories.alike(FERRY, FERRY) == pytest.approx(1.0)
    assert stories.alike(FERRY, CHESS) == stories.alike(CHESS, FERRY)


def test_names_and_numbers_stand_inside_a_sentence() -> None:
    assert set(names("Вчера министр Лавров принял 12 послов. Потом он уехал.")) == {"лавро", "12"}


def test_best_f1_takes_equal_scores_together() -> None:
    assert best_f1([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == pytest.approx(4 / 5)
    assert best_f1([0.9, 0.8, 0.1], [True, True, False]) == 1.0


def test_judged_pairs_are_scored_only_where_some_differ() -> None:
    article = {
        name: {"title": "", "text": text, "lang": "en", "url": name}
        for name, text in {"ferry": FERRY, "again": AGAIN, "chess": CHESS, "rival": RIVAL}.items()
    }
    same = [
        {"same_story": True, "a": article["ferry"], "b": article["again"]},
        {"same_story": True, "a": article["chess"], "b": article["rival"]},
    ]
    assert score_pairs(same) == {"all_f1": 1.0, "all_f1_letters": 1.0}
    judged = [*same, {"same_story": False, "a": article["ferry"], "b": article["chess"]}]
    assert score_pairs(judged)["pairs_f1"] == 1.0
