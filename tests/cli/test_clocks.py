"""A told hour by other clocks."""

import pytest

from detente.cli.clocks import readings


@pytest.mark.parametrize(
    ("moment", "parties", "expected"),
    [
        ("2020-10-26T08:00", ("ARM", "AZE"), "clock unsaid; 26 Oct 2020, 04:00 UTC if that of Armenia and Azerbaijan"),
        ("2023-11-24T07:00", ("Hamas", "ISR"), "clock unsaid; 24 Nov 2023, 05:00 UTC if that of Israel"),
        ("2023-11-24T07:00", ("Hamas",), "clock unsaid"),
        (
            "2020-11-10T00:00+03:00",
            ("ARM", "AZE"),
            "9 Nov 2020, 21:00 UTC, 10 Nov 2020, 01:00 +04:00 in Armenia and Azerbaijan",
        ),
        ("2020-10-26", ("ARM",), ""),
        (None, ("ARM",), ""),
    ],
)
def test_readings(moment: str | None, parties: tuple[str, ...], expected: str) -> None:
    assert readings(moment, parties) == expected
