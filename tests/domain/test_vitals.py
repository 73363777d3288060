from datetime import timedelta

import pytest

from domain.lane import Lane
from domain.vitals import AccountVitals, Alarm, AlarmKind, Machine, Queue, Vitals, alarms

WELL = Machine(disk_free=10 * 2**30, disk_share=0.5, memory_free=None, backup_age=timedelta(hours=10))
MINUTE = timedelta(minutes=1)


def test_a_house_that_is_well_raises_no_alarm() -> None:
    busy = Vitals(chunks={Lane.NEWS: Queue(2, MINUTE)}, updates=Queue(9, MINUTE / 2), letters=Queue(3, MINUTE))
    assert not list(alarms(busy, WELL))


@pytest.mark.parametrize(
    ("vitals", "alarm"),
    [
        (Vitals(chunks={Lane.EMERGENCY: Queue(1, 3 * MINUTE)}), Alarm(AlarmKind.QUEUE, "emergency", 3)),
        (Vitals(chunks={Lane.NEWS: Queue(1, 31 * MINUTE)}), Alarm(AlarmKind.QUEUE, "news", 31)),
        (Vitals(stuck=(12,)), Alarm(AlarmKind.STUCK, "12")),
        (Vitals(updates=Queue(7, MINUTE)), Alarm(AlarmKind.UPDATES, amount=7)),
        (Vitals(letters=Queue(2, 5 * MINUTE)), Alarm(AlarmKind.LETTERS, amount=2)),
        (Vitals(accounts=(AccountVitals("bot", 25, 90 * MINUTE),)), Alarm(AlarmKind.RESTS, "bot", 90)),
        (Vitals(dead_feeds=("bmkg.go.id",)), Alarm(AlarmKind.FEED, "bmkg.go.id")),
        (Vitals(rejected_share=0.25), Alarm(AlarmKind.REJECTED, amount=25)),
        (Vitals(faulty_updates=1), Alarm(AlarmKind.FAULTY, amount=1)),
    ],
)
def test_what_waits_or_fails_for_too_long_is_an_alarm(vitals: Vitals, alarm: Alarm) -> None:
    assert list(alarms(vitals, WELL)) == [alarm]


@pytest.mark.parametrize(
    ("machine", "alarm"),
    [
        (Machine(400 * 2**20, 0.5, None, timedelta()), Alarm(AlarmKind.DISK, amount=400)),
        (Machine(2**30, 0.01, None, timedelta()), Alarm(AlarmKind.DISK, amount=1024)),
        (Machine(2**40, 0.5, 50 * 2**20, timedelta()), Alarm(AlarmKind.MEMORY, amount=50)),
        (Machine(2**40, 0.5, None, timedelta(hours=37)), Alarm(AlarmKind.BACKUP, amount=37)),
        (Machine(2**40, 0.5, None, None), Alarm(AlarmKind.BACKUP)),
    ],
)
def test_a_full_disk_and_an_old_backup_are_alarms(machine: Machine, alarm: Alarm) -> None:
    assert list(alarms(Vitals(), machine)) == [alarm]


def test_who_makes_no_backups_on_purpose_is_not_nagged() -> None:
    assert not list(alarms(Vitals(), Machine(2**40, 0.5, None, None, backups_wanted=False)))
