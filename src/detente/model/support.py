"""What most independent voices tell of a commitment: its days, its length, who mediated (docs/fusion.md).

An outlet is one voice, and so are all outlets that carry one text.
"""

from collections import defaultdict
from collections.abc import Iterable

from detente.model.copies import groups_of_copies
from detente.model.fused import Report

DAY = len("2020-10-26")
FACT = 3  # a report after the moment counts as much as so many that announced it


class Support:
    """Weighs what reports tell by the voices behind them."""

    def __init__(self, reports: Iterable[Report]) -> None:
        known = {report.article: report for report in reports}
        by_age = sorted(known.values(), key=lambda report: (report.published or "~", report.article))
        places = groups_of_copies([report.sketch for report in by_age])
        outlets = [report.publisher or report.article for report in by_age]
        self._voices = {report.article: outlets[place] for report, place in zip(by_age, places, strict=True)}

    def voice(self, report: Report) -> str:
        """The outlet that stands for a report's voice: its own, or the first that carried the text."""
        return self._voices[report.article]

    def moment(self, told: Iterable[tuple[str | None, Report]], earliest: bool = False) -> str | None:
        """The moment best supported: the day most voices tell, those after it more than those before; with its hour.

        Of days told by as many, the earliest or the latest.
        """
        voices: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for moment, report in told:
            if moment is not None:
                weight = FACT if (report.published or "")[:DAY] >= moment[:DAY] else 1
                voice = self.voice(report)
                voices[moment][voice] = max(weight, voices[moment].get(voice, 0))
        if not voices:
            return None
        days: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for moment, weights in voices.items():
            for voice, weight in weights.items():
                days[moment[:DAY]][voice] = max(weight, days[moment[:DAY]].get(voice, 0))
        best = max(sorted(days, reverse=not earliest), key=lambda day: sum(days[day].values()))
        hours = [moment for moment in voices if moment[:DAY] == best]
        return max(hours, key=lambda moment: (len(moment) > DAY, sum(voices[moment].values()), moment))

    def ranked(self, told: Iterable[tuple[str | None, Report]]) -> tuple[str, ...]:
        """What is told, each once: first what most voices tell, then as it comes."""
        voices: defaultdict[str, set[str]] = defaultdict(set)
        for value, report in told:
            if value is not None:
                voices[value].add(self.voice(report))
        return tuple(sorted(voices, key=lambda value: -len(voices[value])))
