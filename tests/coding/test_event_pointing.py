"""Acts told with fewer words than their parties need reach those of the act told before."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import EventMention, Participant


def _event(text: str, language: str, type: str) -> EventMention:
    coded = code_document(analyze(gold_article(text, language, "2025-05-20T12:00:00")))
    return next(event for event in reversed(coded.events) if event.type == type)


def _names(participants: tuple[Participant, ...]) -> list[str | None]:
    return [p.actor.name if p.actor else None for p in participants]


@pytest.mark.parametrize(
    ("text", "language", "blamed"),
    [
        ("Le Hamas a tiré des roquettes sur Israël. L'Espagne a condamné l'attaque.", "fr", "Hamas"),
        ("Israel attacked Iran on Friday. The attack drew condemnation from Spain.", "en", "Israel"),
        ("Russia expelled three French diplomats. Paris deplored the decision.", "en", "Russia"),
        ("Израиль нанёс удар по больнице в Газе. Испания осудила атаку.", "ru", "Israel"),
    ],
)
def test_blame_reaches_whoever_did_the_deed_told_before(text: str, language: str, blamed: str) -> None:
    assert _names(_event(text, language, "ACCUSE").recipients) == [blamed]


def test_a_state_answers_for_its_soldiers() -> None:
    text = "Israeli troops shot at diplomats in Jenin. Italy demanded an explanation."
    assert _names(_event(text, "en", "REQUEST").recipients) == ["Israel"]


def test_who_refuses_turns_down_whoever_asked() -> None:
    text = "The United States asked Iran to halt enrichment. Tehran refused."
    assert _names(_event(text, "en", "REJECT").recipients) == ["United States"]


def test_criticism_of_nothing_told_reaches_nobody() -> None:
    text = "Russia expelled three French diplomats. Italy condemned corruption."
    assert _event(text, "en", "ACCUSE").recipients == ()
