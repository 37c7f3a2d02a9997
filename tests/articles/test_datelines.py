"""Datelines: lines of their own, and openings of dispatches. Each case shows what is read under the line."""

import pytest

from detente.articles.datelines import Dateline, read_dateline, read_wire

LINES = """
30 Octobre 2020 06:00 (UTC+01:00)
  at 2020-10-30T06:00:00+01:00
Publié le 30 octobre 2020 à 14h05 - Mis à jour le 31 octobre 2020 à 08h00
  at 2020-10-30T14:05:00
Mis à jour le 31 octobre 2020
  updated at 2020-10-31
Vendredi 30 octobre 2020, 20 h, heure de Bakou
  at 2020-10-30T20:00:00+04:00
1er novembre 2020
  at 2020-11-01
Bakou / Lagence
  place Bakou · by Lagence
Paris (AFP)
  place Paris · by AFP
Genève, Agence du Léman, 30 octobre 2020, 18:40 (UTC+01:00)
  at 2020-10-30T18:40:00+01:00 · place Genève · by Agence du Léman
Par Jeanne Martin
  by Jeanne Martin
Jeanne Martin le 15/03/2024   Source : Levant Presse
  at 2024-03-15 · by Jeanne Martin
Sat 24 Oct 2020 11.50 GMT
  at 2020-10-24T11:50:00+00:00
Published 9:41 p.m. EST, Nov 10, 2020
  at 2020-11-10T21:41:00-05:00
October 30, 2020 at 6:05 PM
  at 2020-10-30T18:05:00
By Anna Smith, Global Wire
  by Anna Smith, Global Wire
BAKU, Oct. 18 2020 (Caspian Wire)
  at 2020-10-18 · place BAKU · by Caspian Wire
27.09.2020 18:40 (UTC+3)
  at 2020-09-27T18:40:00+03:00
Опубликовано: 27 сентября 2020 г., 09:15 МСК
  at 2020-09-27T09:15:00+03:00
Ереван, 27 сентября 2020 года, 09:15 (UTC+04:00) / Агентство «Арарат»
  at 2020-09-27T09:15:00+04:00 · place Ереван · by Агентство «Арарат»
Автор: Иван Петров
  by Иван Петров
2020-10-30T06:00:00+01:00
  at 2020-10-30T06:00:00+01:00
"""

WIRES = """
MOSCOW, Oct 30 (Agency) - Russia said on Friday that talks would go on.
  place MOSCOW · by Agency
MOSCOW, October 30, 2020. /AGENCY/. Russia said that talks would go on.
  at 2020-10-30 · place MOSCOW · by AGENCY
ST. PETERSBURG, May 20. /AGENCY/. Talks went on.
  place ST. PETERSBURG · by AGENCY
SALT LAKE CITY, Utah (AP) — Talks went on.
  place SALT LAKE CITY, Utah · by AP
Nairobi — The talks went on.
  place Nairobi
PARIS – Les discussions se poursuivent.
  place PARIS
17 décembre 2016 . – Les discussions se poursuivent.
  at 2016-12-17
Paris, le 30 octobre 2020 – Les discussions se poursuivent.
  at 2020-10-30 · place Paris
МОСКВА, 30 окт — РИА Пример. Переговоры продолжаются.
  place МОСКВА
МОСКВА, 30 окт — Агентство Пример. Переговоры продолжаются.
  place МОСКВА · by Агентство Пример
Москва. 30 октября. ПРИМЕР.RU - Переговоры продолжаются.
  place Москва · by ПРИМЕР.RU
"""

SENTENCES = [
    "La guerre a commencé le 27 septembre 2020",
    "Le 27 septembre 2020, la guerre a commencé.",
    "Il est venu le 5 mai 2020",
    "The truce took effect at noon on 10 October 2020.",
    "Перемирие вступило в силу 10 октября 2020 года.",
    "Le ministre (LR) a parlé.",
    "Oui / non",
    "Trêve humanitaire",
]

OPENINGS_THAT_ARE_NONE = [
    "Rep. Jane Roe (D-Mich.) said the vote would be close.",
    "Le ministre – qui revenait de Moscou – a parlé.",
    "Samedi — Les discussions se poursuivent.",
    "Le 27 septembre 2020 – jour du début des combats – le ministre a parlé.",
    "Trump – who lost – spoke.",
]


def _cases(drawn: str) -> list[tuple[str, str]]:
    lines = drawn.strip("\n").split("\n")
    return [(line, read.strip()) for line, read in zip(lines[::2], lines[1::2], strict=True)]


def _shown(dateline: Dateline | None) -> str:
    if dateline is None:
        return "none"
    at = ("updated at " if dateline.updated else "at ") + dateline.moment.published if dateline.moment.published else ""
    place = f"place {dateline.place}" if dateline.place else ""
    by = f"by {dateline.byline}" if dateline.byline else ""
    return " · ".join(part for part in (at, place, by) if part)


@pytest.mark.parametrize(("line", "read"), _cases(LINES))
def test_a_line_that_is_a_dateline(line: str, read: str) -> None:
    assert _shown(read_dateline(line)) == read


@pytest.mark.parametrize(("paragraph", "read"), _cases(WIRES))
def test_the_opening_of_a_dispatch(paragraph: str, read: str) -> None:
    assert _shown(read_wire(paragraph)) == read


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_or_headline_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize("paragraph", OPENINGS_THAT_ARE_NONE)
def test_a_sentence_with_a_dash_is_no_opening(paragraph: str) -> None:
    assert read_wire(paragraph) is None
