"""The methods of the Bot API, by their lower-case names."""

from collections.abc import Callable
from typing import Any

from simulator.wire import Params
from simulator.world import World

Method = Callable[[World, Params], Any]
