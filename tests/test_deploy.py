"""What is shipped for running the house speaks of figures, verbs and settings that exist."""

import json
import re
from datetime import datetime, timedelta

import pytest

from bot.metrics import Metrics
from bot.settings import PROJECT
from data.database import Database
from domain.vitals import Machine

DEPLOY = PROJECT / "deploy"


@pytest.mark.parametrize("file", ["grafana.json", "siarkim-alerts.yml"])
async def test_dashboard_and_alerts_ask_for_figures_that_exist(file: str, sqlite_home: Database, now: datetime) -> None:
    metrics = Metrics(sqlite_home.reads, lambda: Machine(1, 1.0, 1, timedelta()), lambda: now)
    said = bytes((await metrics(None)).body).decode()  # type: ignore[arg-type]
    known = set(re.findall(r"^# TYPE (\w+) ", said, re.MULTILINE))
    asked = set(re.findall(r"\b(?:siarkim|process)_\w+", (DEPLOY / file).read_text(encoding="utf-8")))
    assert asked - {"siarkim_alerts"} <= known
    assert len(asked) >= 8


def test_the_dashboard_is_whole() -> None:
    dashboard = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))
    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"]) > 10


@pytest.mark.parametrize("unit", ["siarkim.service", "siarkim-backup.service"])
def test_units_start_verbs_of_the_shell(unit: str) -> None:
    started = re.search(
        r"^ExecStart=/opt/siarkim/.venv/bin/siarkim (\w+)$", (DEPLOY / unit).read_text(encoding="utf-8"), re.M
    )
    assert started
    assert started[1] in {"run", "backup"}
