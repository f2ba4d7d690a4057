"""Loads aiogram without building the validators of all its types: those that are used are built at their first use.

aiogram asks pydantic to put the building off (`defer_build`) and then builds every type at import, six hundred of them,
each with all that it may contain: a hundred megabytes and, on a small machine, three seconds, for a few dozen types.
"""

import sys
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

_names: dict[str, Any] = {}
"""What the types call each other: their annotations are strings."""
_one = threading.RLock()
"""A turn and a send may be the first to use a type at the same time, which pydantic does not allow."""


def load() -> None:
    """Import aiogram; where somebody has done so before, it stays as it is."""
    if "aiogram" in sys.modules:
        return
    rebuild = BaseModel.__dict__["model_rebuild"]
    as_it_is = {"model_rebuild": rebuild, "model_config": BaseModel.model_config}

    def later(cls: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **words: Any) -> None:
        _names.update(_types_namespace or {})

    def now(cls: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **words: Any) -> Any:
        with _one:
            return rebuild.__func__(cls, _types_namespace=_names, **words)

    try:
        _set(BaseModel, model_rebuild=classmethod(later), model_config=ConfigDict(defer_build=True))
        import aiogram  # noqa: F401
    finally:
        _set(BaseModel, **as_it_is)
    for base in BaseModel.__subclasses__():
        if base.__module__.startswith("aiogram."):
            _set(base, model_rebuild=classmethod(now))


def _set(where: type[BaseModel], **words: Any) -> None:
    for name, value in words.items():
        setattr(where, name, value)


def build(types: Iterable[type[BaseModel]]) -> None:
    """Build these now, so that nobody who writes waits for it."""
    for each in types:
        each.model_rebuild()
