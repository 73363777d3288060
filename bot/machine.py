"""What this machine says of itself: disk, memory, age of the last backup."""

import shutil
from datetime import timedelta
from pathlib import Path

from bot.house import database_file, present
from bot.settings import PROJECT, Settings
from domain.vitals import Machine

_MEMORY = Path("/proc/meminfo")


def machine(settings: Settings) -> Machine:
    """A look at it now."""
    disk = shutil.disk_usage((database_file(settings) or PROJECT).parent)
    made = list(settings.backup_folder.made())
    return Machine(
        disk_free=disk.free,
        disk_share=disk.free / disk.total,
        memory_free=_memory_free(),
        backup_age=max(timedelta(), present() - made[-1]) if made else None,
        backups_wanted=settings.backup_passphrase is not None and not settings.simulated,
    )


def _memory_free() -> int | None:
    try:
        said = dict(line.split(":", 1) for line in _MEMORY.read_text(encoding="ascii").splitlines())
        return int(said["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return None
