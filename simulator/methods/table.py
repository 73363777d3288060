"""All methods in one table."""

from simulator.methods import Method, editing, places, profile, sending, taking

METHODS: dict[str, Method] = profile.METHODS | taking.METHODS | sending.METHODS | editing.METHODS | places.METHODS
