"""Write the migration that leads from the last one to today's models: `make migration`."""

import sys

from alembic import command
from sqlalchemy import create_engine

from data.migrate import configuration


def main() -> None:
    """Compare an empty database brought to head with the models, and write the difference."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = configuration(connection)
        command.upgrade(config, "head")
        revision = sys.argv[1] if len(sys.argv) > 1 else None
        command.revision(config, message="change", autogenerate=True, rev_id=revision)


if __name__ == "__main__":
    main()
