"""Which language a text is in: ours, or named."""

import pytest

from detente.articles.languages import language_code, language_of
from detente.errors import UnsupportedLanguage


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les deux parties ont confirmé leur intention de reprendre la trêve à partir de huit heures.", "fr"),
        ("Trêve rompue dans la nuit", "fr"),
        ("The two sides confirmed that they would resume the truce from eight in the morning.", "en"),
        ("Truce broken in the night", "en"),
        ("Стороны подтвердили намерение возобновить перемирие с восьми часов утра.", "ru"),
        ("Перемирие нарушено", "ru"),
        ("La délégation est arrivée à Genève. Հայաստանի պատվիրակությունը Ժնևում է։ Elle y restera deux jours.", "fr"),
    ],
)
def test_our_languages_are_recognised_short_or_long(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Die beiden Seiten haben bestätigt, dass sie die Waffenruhe ab acht Uhr wieder einhalten wollen. " * 4,
            "German",
        ),
        (
            "Las dos partes confirmaron su intención de reanudar la tregua a partir de las ocho de la mañana. " * 4,
            "Spanish",
        ),
        ("Le due parti hanno confermato l'intenzione di riprendere la tregua dalle otto del mattino. " * 4, "Italian"),
        (
            "Сторони підтвердили намір відновити перемир'я з восьмої години ранку, і його підтримали всі. " * 4,
            "Ukrainian",
        ),
        (
            "Бакі пацвердзілі намер аднавіць перамір'е з васьмі гадзін раніцы, і яго падтрымалі ўсе ўдзельнікі. " * 4,
            "Belarusian",
        ),
        ("Կողմերը հաստատեցին զինադադարը վերականգնելու մտադրությունը առավոտյան ժամը ութից։", "Armenian"),
        ("მხარეებმა დაადასტურეს ზავის განახლების განზრახვა დილის რვა საათიდან.", "Georgian"),
    ],
)
def test_another_language_is_named(text: str, name: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=name) as error:
        language_of(text, origin="a.txt")
    assert error.value.origin == "a.txt"
    assert "--language" in (error.value.remedy or "")


def test_the_page_s_word_holds_unless_the_text_plainly_belies_it() -> None:
    assert language_of("Maria Zakharova", claimed="ru") == "ru"
    english = "The two sides confirmed that they would resume the truce from eight in the morning, and it held. " * 4
    assert language_of(english, claimed="fr") == "en"
    with pytest.raises(UnsupportedLanguage, match="German"):
        language_of("Ja", claimed="de")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("en_US", "en"),
        ("FRA", "fr"),
        ("Russian", "ru"),
        ("русский", "ru"),
        ("", None),
        (None, None),
    ],
)
def test_names_of_languages(value: str | None, code: str | None) -> None:
    assert language_code(value) == code
