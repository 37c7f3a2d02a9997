"""Where the tests find the development texts, which live outside the repository."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared`; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared, with the development texts, is not here")
    return SHARED
