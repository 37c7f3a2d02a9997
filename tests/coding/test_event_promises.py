"""What somebody says he will or will not do is a promise, a threat or a refusal."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze

CASES = [
    ("en", "Poland will provide 14 tanks to Ukraine, Prime Minister Donald Tusk said.", "AGREE", None, "actual"),
    ("en", '"We will not withdraw from the Lachin corridor," Ilham Aliyev said.', "REJECT", "yield", "actual"),
    ("fr", "La Pologne fournira 14 chars à l'Ukraine, a annoncé Donald Tusk.", "AGREE", None, "actual"),
    ("fr", "Les États-Unis imposeront des sanctions à l'Iran, a dit Donald Trump.", "THREATEN", "restrict", "actual"),
    ("fr", "« Nous frapperons les bases iraniennes », a dit Benyamin Netanyahou.", "THREATEN", "violence", "actual"),
    ("ru", "Польша предоставит Украине 14 танков, заявил Дональд Туск.", "AGREE", None, "actual"),
    ("ru", "США введут новые санкции против Ирана, заявил Дональд Трамп.", "THREATEN", "restrict", "actual"),
    ("ru", "Мы не сдадимся, заявил Владимир Зеленский.", "REJECT", "yield", "actual"),
    # what the journalist announces stays what it is
    ("ru", "США выйдут из ЮНЕСКО 31 декабря.", "SANCTION", "withdraw", "future"),
]


@pytest.mark.parametrize(("language", "text", "kind", "mode", "status"), CASES)
def test_in_whose_words_the_future_stands(language: str, text: str, kind: str, mode: str | None, status: str) -> None:
    coded = code_document(analyze(gold_article(text, language, "2025-05-20T12:00:00")))
    assert [(event.type, event.mode, event.status) for event in coded.events] == [(kind, mode, status)]
