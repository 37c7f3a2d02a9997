"""Who acts and on whom in Russian: adjectives of two states, sentences without a subject, orders, answers (own sentences)."""

import pytest

from detente.articles import clean_article
from detente.coding import code_document
from detente.coding.events.pairs import paired
from detente.language import analyze
from detente.model import Participant

# sentence | type trigger: actors -> recipients
CASES = """
Сербо-хорватские переговоры начались в Вене.                 | CONSULT переговоры: Serbia, Croatia ->
В Анкаре завершились франко-турецкие консультации.           | CONSULT консультации: France -> Turkey
В Тбилиси осудили нападение Ирана на Ирак.                   | ACCUSE осудили: Georgia -> Iran
Грузию обвинили в нарушении границы.                         | ACCUSE обвинили: -> Georgia
Сербия отвергла план, предложенный Албанией.                 | AGREE предложенный: Albania -> Serbia
Сербия отвергла план, предложенный Албанией.                 | REJECT отвергла: Serbia -> Albania
Предложение Ирана отклонено Ираком.                          | AGREE Предложение: Iran -> Iraq
Предложение Ирана отклонено Ираком.                          | REJECT отклонено: Iraq -> Iran
Польские десантники покинули Ирак.                           | RETREAT *: Polish Armed Forces ->
Посол Ирана разослал письма, в которых тот угрожал Сербии санкциями. | THREATEN угрожал: Ambassador of Iran -> Serbia
После того как Верховный суд Албании отменил приговор, сторонники партии начали акции протеста. | CONCEDE отменил приговор: Supreme Court of Albania ->
Власти Сербии требуют мира. Также грозят Албании санкциями.  | THREATEN грозят: Government of Serbia -> Albania
Сторонники исламистской партии Ирака возмутились решением суда, заблокировали дороги и ушли. | PROTEST заблокировали дороги: Iraqi political parties ->
Ночью сербская армия обстреляла Степанакерт.                 | ASSAULT обстреляла: Serbian Armed Forces -> Nagorno-Karabakh
В докладе сказано, что Албания в открытую поддержала Азербайджан. | SUPPORT поддержала: Albania -> Azerbaijan
Сербия раскритиковала преподавание албанскому языку. | ACCUSE раскритиковала: Serbia ->
В Албании прозвучали угрозы правительству со стороны ультрарадикалов. | THREATEN угрозы: ультрарадикалов -> Government of Albania
Геноцид албанцев в Ираке начался летом.                      | ASSAULT Геноцид: -> population of Albania
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CASES.strip().splitlines()]


def names(participants: tuple[Participant, ...]) -> str:
    return ", ".join((p.actor.name if p.actor and p.actor.name else p.text) for p in participants)


@pytest.mark.parametrize(("text", "label"), ROWS)
def test_doers_and_those_done_to(text: str, label: str) -> None:
    coded = code_document(analyze(clean_article(text, language="ru", published="2024-03-05T12:00:00")))
    wild = label.split()[1] == "*:"
    found = [
        f"{e.type} {'*' if wild else e.trigger.text}: {names(e.actors)} -> {names(e.recipients)}" for e in coded.events
    ]
    assert label in [" ".join(each.split()) for each in found], found


@pytest.mark.parametrize("word", ["пресс-секретарь", "северо-западный", "российско-российский", "онлайн-встреча"])
def test_other_words_with_a_hyphen_are_no_pair_of_states(word: str) -> None:
    document = analyze(clean_article(f"Это {word}.", language="ru", published="2024-03-05T12:00:00"))
    assert [paired(token, "ru") for token in document.tokens if "-" in token.text] in ([()], [])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Протесты студентов, недовольных решением суда Сербии, продолжались неделю.", "недовольных"),
        ("Доклад посвящён готовности Албании к вступлению в Евросоюз.", "готовности"),
        ("Власти Сербии требуют мира.\nТакже грозят Албании санкциями.", "грозят"),
    ],
)
def test_what_people_feel_or_nobody_does_is_no_act(text: str, trigger: str) -> None:
    coded = code_document(analyze(clean_article(text, language="ru", published="2024-03-05T12:00:00")))
    assert trigger not in [e.trigger.text for e in coded.events]


def test_one_is_freed_once_whatever_words_tell_it() -> None:
    text = "Иран отпустил Ивана Петрова из тюрьмы в Тегеране. Вечером Иван Петров был освобождён."
    coded = code_document(analyze(clean_article(text, language="ru", published="2024-03-05T12:00:00")))
    assert [e.mode for e in coded.events] == ["release"]
