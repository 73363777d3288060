"""Write the migration that leads from the last one to today's models: `make migration`.

With a number (`python -m data.migrations.write 0001`) the migration of that number is written anew, which is for
those that no release has carried yet.
"""

import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from data.migrate import MIGRATIONS, configuration


def main() -> None:
    """Compare an empty database brought to head with the models, and write the difference."""
    number = sys.argv[1] if len(sys.argv) > 1 else None
    message = _taken_away(number) if number else "change"
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = configuration(connection)
        command.upgrade(config, "head")
        command.revision(config, message=message, autogenerate=True, rev_id=number)


def _taken_away(number: str) -> str:
    """Remove the migration of a number; answers what it was called."""
    found: list[Path] = sorted((MIGRATIONS / "versions").glob(f"{number}_*.py"))
    for file in found:
        file.unlink()
    return found[0].stem.removeprefix(f"{number}_").replace("_", " ") if found else "change"


if __name__ == "__main__":
    main()
