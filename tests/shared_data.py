"""Where the real files are. Without them these tests are skipped for a person, and fail in CI."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
LOGS = SHARED / "logs"
NAMES = SHARED / "names"

if not SHARED.is_dir():
    if os.environ.get("CI"):
        raise RuntimeError(f"the shared test data is missing: {SHARED}")
    pytest.skip(f"needs the real files in {SHARED}, which are not part of the project", allow_module_level=True)
