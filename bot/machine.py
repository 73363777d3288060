"""What this machine says of itself: disk, memory, age of the last backup."""

import shutil
from datetime import timedelta
from pathlib import Path

from bot.house import database_file, present
from bot.settings import PROJECT, Settings
from domain.vitals import Machine

_STATM, _PAGE = Path("/proc/self/statm"), 4096


def machine(settings: Settings) -> Machine:
    """A look at it now."""
    disk = shutil.disk_usage((database_file(settings) or PROJECT).parent)
    made = list(settings.backup_folder.made())
    return Machine(
        disk_free=disk.free,
        disk_share=disk.free / disk.total,
        memory=memory(),
        backup_age=max(timedelta(), present() - made[-1]) if made else None,
        backups_wanted=settings.backup_passphrase is not None and not settings.simulated,
    )


def memory() -> int:
    """Bytes that this process holds; 0 where the system does not say."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[1]) * _PAGE
    except OSError:
        return 0
