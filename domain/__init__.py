"""Rules as pure functions and frozen values: no session, clock, network or await."""
