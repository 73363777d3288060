"""Statements that are compiled once a process instead of once an engine: every test opens engines of its own."""

from typing import Any

from data.database import Sessions
from data.models import Base


class _Compiled(dict[Any, Any]):
    """SQLAlchemy's cache, in which all engines of one kind of database are the same."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__((type(key[0]), *key[1:]), value)


_compiled = _Compiled()
for _mapper in Base.registry.mappers:
    _mapper.__dict__["_compiled_cache"] = _compiled  # the one for what sessions write


def compiled_once(*makers: Sessions) -> None:
    """These sessions ask whatever any others have asked without compiling it again."""
    for maker in makers:
        maker.kw["bind"].sync_engine.update_execution_options(compiled_cache=_compiled)
