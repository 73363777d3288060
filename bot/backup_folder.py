"""The folder of the backups: their names, which are kept, and the list of erasures that lies beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain.refusal import Refusal
from domain.retention import kept

_SHAPE = "siarkim-%Y%m%dT%H%M%SZ.backup"


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """Backups by the moment at which they were made."""

    path: Path

    def place(self, now: datetime) -> Path:
        """Where the backup of this moment goes; the folder is made, for its owner alone."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise Refusal("folder-unwritable", folder=str(self.path)) from None
        return self.path / now.astimezone(UTC).strftime(_SHAPE)

    def made(self) -> dict[datetime, Path]:
        """The backups that are there, the oldest first."""
        found = {_moment(each): each for each in self.path.glob("siarkim-*.backup")}
        return {at: found[at] for at in sorted(each for each in found if each is not None)}

    def newest(self) -> Path | None:
        """The last backup."""
        return next(reversed(self.made().values()), None)

    def thin_out(self) -> int:
        """Remove what need not be kept; answers how many."""
        made = self.made()
        doomed = [made[at] for at in made.keys() - kept(made)]
        for each in doomed:
            each.unlink(missing_ok=True)
        return len(doomed)

    def note_erased(self, erased: Mapping[int, datetime]) -> None:
        """Remember who was erased, by number only: a backup made before must not bring them back."""
        self.place(datetime.now(UTC))
        with self._erasures.open("a", encoding="utf-8") as file:
            file.writelines(f"{resident_id} {at.isoformat()}\n" for resident_id, at in erased.items())

    def erased(self) -> dict[int, datetime]:
        """Everybody who was erased, as far as it was noted; a line that broke off is passed over."""
        if not self._erasures.exists():
            return {}
        found = {}
        for line in self._erasures.read_text(encoding="utf-8").splitlines():
            number, _, at = line.partition(" ")
            try:
                found[int(number)] = datetime.fromisoformat(at)
            except ValueError:
                continue
        return found

    @property
    def _erasures(self) -> Path:
        return self.path / "erasures.txt"


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, _SHAPE).replace(tzinfo=UTC)
    except ValueError:
        return None
