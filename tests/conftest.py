"""Where the tests find the development texts, which live outside the repository."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# In CI the same examples every time: a finding belongs to the change that causes it, not to chance.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared`; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared, with the development texts, is not here")
    return SHARED
