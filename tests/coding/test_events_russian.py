"""Russian events: who does what to whom in free word order, and what only looks like an act; labels under each sentence."""

import pytest
from tests.builders import drawn

from detente.coding import code_document
from detente.coding.events.indefinite import substantive, undergone
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Participant

# sentence | what is coded: TYPE trigger: doers -> those done to [status], nothing for no event
CASES = """
В отставку подал министр по делам Арктики Канады Джон Браун.
   RETREAT отставку: John Brown -> [actual]
О своём уходе заявила премьер-министр Дании Метте Фредериксен.
   RETREAT уходе заявила: Mette Frederiksen -> [actual]
Закон резко критикуют США, Япония и Канада.
   ACCUSE критикуют: United States, Japan, Canada -> [ongoing]
Активиста избили, арестовали и приговорили к каторге в Иране.
   ASSAULT избили: -> Активиста [actual]
   COERCE арестовали: -> Активиста [actual]
   SANCTION приговорили: -> Активиста [actual]
Митингующие перекрыли дороги в столице Кении.
   PROTEST перекрыли дороги: Митингующие -> [actual]
Власти Чада всё ещё не решаются отпустить пленных.
   RETREAT отпустить пленных: Government of Chad -> Chadian prisoners [negated]
Сестра журналиста попросила убежища в Норвегии и Швеции, спасаясь от режима.
   REQUEST попросила убежища: Сестра журналиста -> Norway, Sweden [actual]
Президент Замбии пообещал уволить министров.
   THREATEN пообещал уволить: Hakainde Hichilema -> министров [actual]
Индия уничтожила запасы химического оружия.
   RETREAT уничтожила запасы: India -> [actual]
Оправдательный приговор Верховного суда Индии вызвал массовые протесты.
   CONCEDE Оправдательный приговор: Supreme Court of India -> [actual]
   PROTEST протесты: -> [actual]
Суд Осло наложил арест на имущество российской компании.
   COERCE арест на имущество: Courts of Norway -> российской компании [actual]
Переговоры о выходе Непала из ВТО начались в Дели.
   CONSULT Переговоры: Nepal, World Trade Organization -> [actual]
Парламент Австрии принял резолюцию с осуждением Ирана.
   ACCUSE осуждением: Parliament of Austria -> Iran [actual]
Министр обороны Кении назвал поступок Сомали провокационным.
   ACCUSE назвал поступок Сомали провокационным: Aden Duale -> Somalia [actual]
По мнению президента Перу, политика Боливии недопустима.
   ACCUSE недопустима: Dina Boluarte -> Bolivia [actual]
Вклад министра иностранных дел Ганы можно оценить как скромный, заявил президент Того.
   ACCUSE оценить как скромный: Faure Gnassingbé -> Shirley Ayorkor Botchway [actual]
В Осло считают решение Мали ошибочным.
   ACCUSE считают решение Мали ошибочным: Norway -> Mali [actual]
Премьер-министр Норвегии считает, что пошлина Фиджи стала бы ошибкой.
   ACCUSE стала бы ошибкой: Jonas Gahr Støre -> Fiji [actual]
Решение Непала вызвало недовольство у Индии.
   ACCUSE вызвало недовольство: India -> Nepal [actual]
Канберра с тревогой следит за действиями Фиджи.
   ACCUSE тревогой следит: Australia -> Fiji [actual]
Политика Мали ведёт страну в тупик, заявил президент Нигера.
   ACCUSE ведёт страну в тупик: Abdourahamane Tchiani -> Mali [actual]
План Осло не устраивает Копенгаген.
   REJECT устраивает: Denmark -> Norway [actual]
Парламент Малави не согласился с политикой президента Замбии.
   ACCUSE согласился с политикой: National Assembly of Malawi -> Hakainde Hichilema [actual]
Норвегия разрешила исландским рыбакам ловить сельдь.
   CONCEDE разрешила: Norway -> исландским рыбакам [actual]
Боевики Мозамбика поплатятся за это, заявил президент Танзании.
   THREATEN поплатятся: Samia Suluhu Hassan -> Mozambican militants [actual]
Бутан признал независимость Южной Осетии.
   SUPPORT признал независимость: Bhutan -> South Ossetia [actual]
Непал поддержал Новую Зеландию.
   SUPPORT поддержал: Nepal -> New Zealand [actual]
Аддис-Абеба бросает вызов Каиру, заявил премьер-министр Норвегии.
   ACCUSE бросает вызов: Jonas Gahr Støre -> Ethiopia [actual]
Оман согласен на инспекцию Кении.
   AGREE согласен: Oman -> Kenya [actual]
Боевики Сомали не дают жителям Уганды покинуть лагерь.
   COERCE дают: Somali militants -> population of Uganda [actual]
Кения построила забор на границе с Угандой.
   COERCE построила забор на границе: Kenya -> Uganda [actual]
Кения не станет возражать против визита президента Уганды.
   AGREE станет возражать: Kenya -> Yoweri Museveni [actual]
Эфиопия не пустит инспекторов на плотину, заявил министр обороны Судана.
   REJECT пустит инспекторов: Ethiopia -> [actual]
В Осло не готовы пересматривать договор с Рейкьявиком.
   REJECT готовы: Norway -> Iceland [actual]
В Канберре обеспокоены действиями Фиджи.
   ACCUSE обеспокоены: Australia -> Fiji [actual]
Непал выдал компании из Индии разрешение на строительство плотины.
   SUPPORT разрешение на строительство: Nepal -> компании [actual]
Эстония дала добро на прокладку кабеля.
   SUPPORT дала добро: Estonia -> [actual]
Канберра ждёт от Токио разъяснений.
   REQUEST ждёт: Australia -> Japan [ongoing]
Канберре следует изучить предложение, заявил премьер-министр Тонга.
   REQUEST следует: премьер-министр Тонга -> Australia [actual]
Фиджи не должны трогать остров, заявил премьер-министр Тонга.
   REQUEST должны: премьер-министр Тонга -> Fiji [actual]
Чили препятствует строительству порта в Перу.
   COERCE препятствует: Chile -> Peru [ongoing]
Дания не исключает санкций против Исландии.
   THREATEN исключает санкций: Denmark -> Iceland [actual]
Верховный суд Кении отменил смертный приговор учительнице.
   CONCEDE отменил смертный приговор: Supreme Court of Kenya -> учительнице [actual]
Из-за несогласия с планом премьер-министра Канады в отставку подал министр обороны Канады.
   RETREAT отставку: Bill Blair -> [actual]
Власти Мальты выразили готовность помочь, а патриарх Кирилл обратился к Греции с просьбой.
   AGREE готовность: Government of Malta -> [actual]
   REQUEST просьбой: Patriarch Kirill of Moscow -> Greece [actual]
У здания парламента Кении собралась толпа.
   PROTEST собралась: толпа -> Parliament of Kenya [actual]
Дом должен быть построен к осени, заявил архитектор из Норвегии.
Тренер сборной Чили ждёт от футболистов победы над Перу.
Полиция Осло задержала мужчину за угон грузовика.
Министр обороны Польши встретился с жителями посёлка.
За Шмидта проголосовали двести депутатов Австрии.
Представитель Алжира подчеркнул, что по утверждению Марокко граница закрыта.
Чад и Нигер останавливаются на занимаемых позициях.
   RETREAT останавливаются на занимаемых позициях: Chad, Niger -> [actual]
Армения передаст Азербайджану три района до 15 ноября.
   RETREAT передаст Азербайджану три района: Armenia -> Azerbaijan [future]
Переговоры Чада и Нигера не привели к соглашению.
   CONSULT Переговоры: Chad, Niger -> [actual]
Перемирие между Чадом и Нигером рухнуло.
   RETREAT рухнуло: Chad, Niger -> [negated]
Перу потребовала, чтобы Чили обязалась вывести свои войска.
   REQUEST потребовала: Peru -> Chile [actual]
   RETREAT вывести свои войска: Chile -> [hypothetical]
""".strip()


def names(participants: tuple[Participant, ...]) -> str:
    return ", ".join((p.actor.name if p.actor and p.actor.name else p.text) for p in participants)


@pytest.mark.parametrize(("text", "labels"), drawn(CASES), ids=[text for text, _ in drawn(CASES)])
def test_russian_acts(text: str, labels: list[str]) -> None:
    events = code_document(analyze(gold_article(text, "ru", "2024-03-05"))).events
    told = [f"{e.type} {e.trigger.text}: {names(e.actors)} -> {names(e.recipients)} [{e.status}]" for e in events]
    assert [" ".join(each.split()) for each in told] == labels


def test_a_carrier_of_the_news_tells_no_second_act() -> None:
    text = "Чад осудил Судан.\n\nЧад осудил Судан. Чад осудил Судан, сообщило агентство Синьхуа. Нигер поддержал Чад."
    events = code_document(analyze(gold_article(text, "ru", "2024-03-05"))).events
    assert [event.type for event in events] == ["ACCUSE", "SUPPORT"]


def test_a_leader_of_a_movement_is_no_head_of_state() -> None:
    text = "Полиция Пакистана задержала лидера протестного движения."
    (event,) = code_document(analyze(gold_article(text, "ru", "2024-03-05"))).events
    assert [p.actor.name if p.actor else None for p in event.recipients] == [None]


@pytest.mark.parametrize(
    ("text", "word", "people", "passive"),
    [
        ("Полиция разогнала протестующих.", "протестующих", True, False),
        ("Армия отпустила задержанных.", "задержанных", True, True),
        ("Армия, отпустившая пленных, ушла.", "отпустившая", False, False),
        ("Женщина, приговоренная к штрафу, ушла.", "приговоренная", False, True),
    ],
)
def test_participles(text: str, word: str, people: bool, passive: bool) -> None:
    document = analyze(gold_article(text, "ru", "2024-03-05"))
    token = next(each for each in document.tokens if each.text == word)
    assert (substantive(token), undergone(token)) == (people, passive)


def test_a_paragraph_goes_on_with_the_year_it_tells_of() -> None:
    text = (
        "Суд Кении оправдал учителя.\n\nПод суд он попал в 2015 году. Завязалась ссора с полицией Кении. "
        "Потом полицейские избили учителя.\n\nПравительство Кении осудило приговор."
    )
    events = code_document(analyze(gold_article(text, "ru", "2024-03-05"))).events
    told = {event.type: event.status for event in events}
    assert (told["CONCEDE"], told["ASSAULT"], told["ACCUSE"]) == ("actual", "historical", "actual")
