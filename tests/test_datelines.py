"""Datelines that open a paragraph, and what only looks like one; a dispatch is parsed apart from its dateline."""

import pytest

from detente.datelines import dateline_end

OPENING = (
    "NAIROBI, Feb 3 (Agency) — |The minister left.",
    "ЛОНДОН, 9 июля – РИА Новости. |Министр прибыл.",
    "МОСКВА, 19 ноя — РИА Новости, Анна Белова. |Прошло два года.",
    "ЕРЕВАН, 5 мая. /АРМЕНПРЕСС/. |Министр прибыл.",
    "Киев. 5 мая. ИНТЕРФАКС - |Министр прибыл.",
    "PARIS (AFP) - |Le ministre est parti.",
    "PARIS (AFP) |Le ministre est parti.",
    "Paris, le 5 mai 2023 (AFP) – |Le ministre est parti.",
    "Bakou, 30 octobre, AZERTAC – |Le ministre est parti.",
    "BAKU, Azerbaijan, October 30. |The minister left.",
    "KABUL, Afghanistan (AP) — |The minister left.",
    "JERUSALEM/CAIRO, Nov 1 (Reuters) - |The minister left.",
    "ST. PETERSBURG, May 21. /TASS/. |The minister left.",
    "UST-LUGA /Leningrad Region/, May 26. /TASS/. |The minister left.",
    "(Reuters) - |The minister left.",
    "Addis Ababa, — |The African Union met on Monday to hear what its envoys had been told by both of the sides.",
    "17:26 REGNUM |Министр прибыл.",
)
NONE = (
    "США — федерация, где прав у штатов много.",
    "OTAN – Russie : le dialogue reprend.",
    "Le ministre – Paul Martin – est parti.",
    "The talks - the third this year - ended.",
    "Nicosie et Athènes, deux capitales : le 5 mai 2023 – jour de fête – tout y ferme.",
    "Paris — Berlin : le train part.",
    "FRANCE - ALLEMAGNE",
    "Путин — Трампу: переговоры будут.",
    "In 2020 - he said - it was over.",
)


@pytest.mark.parametrize("told", OPENING)
def test_a_dateline_ends_where_the_first_sentence_begins(told: str) -> None:
    opening, _, rest = told.partition("|")
    text = "Title\n" + opening + rest
    assert text[dateline_end(text, 6, len(text)) :] == rest


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_dateline_is_left_alone(text: str) -> None:
    assert dateline_end(text, 0, len(text)) == 0
