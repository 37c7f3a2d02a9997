"""Gold in the record format: what Détente itself says is scored whole, and bad gold is named."""

from pathlib import Path

import msgspec
import pytest

from detente.articles import clean_article
from detente.errors import UnreadableSource
from detente.evaluate import score_gold
from detente.pipeline import code_article

TEXT = (
    "Le ministre russe des Affaires étrangères, Sergueï Lavrov, a rencontré le 23 octobre 2020 à Genève son homologue "
    "azerbaïdjanais. « Nous voulons une trêve », a déclaré M. Lavrov."
)


def test_our_own_record_scores_one(tmp_path: Path) -> None:
    coded = code_article(clean_article(TEXT, language="fr", published="2020-10-24"))
    assert coded.events
    assert coded.quotations
    path = tmp_path / "gold.jsonl"
    path.write_bytes(msgspec.json.encode(coded) + b"\n")
    report = score_gold(path)
    assert report["quotations"]["exact_f1"] == 1
    assert report["times"]["value"] == 1
    assert report["events"]["type"] == report["events"]["type_roles_status"] == 1
    assert report["actors"]["participant all"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"article": {}}\n', r"gold\.jsonl:1: the record has no commitments, events"),
        ("{\n", r"gold\.jsonl:1: is not valid JSON"),
        ("[]\n", r"gold\.jsonl:1: is no JSON object"),
        ("", r"gold\.jsonl: holds no record"),
    ],
)
def test_bad_gold_names_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(UnreadableSource, match=message):
        score_gold(path)
