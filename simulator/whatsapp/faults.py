"""Scripted trouble of the Cloud API: refusals by code, at once or after acceptance, besides all that breaks a line."""

from simulator.faults import Fault, Faults, Trouble
from simulator.whatsapp.errors import GraphError

ACCEPTED = "accepted"


class GraphFaults(Faults):
    """Troubles of the calls `messages` and `media`; whom a message is for is a number or an id."""

    def code(self, code: int, to: str | None = None, *, method: str = "messages", times: int = 1) -> Fault:
        """The next calls are refused with this code."""
        error = GraphError(code)
        chat_id = int(to) if to and to.isdecimal() else None
        fault = Fault(Trouble.ANSWER, method, chat_id, status=error.status, body=error.body())
        fault.times = times
        return self.add(fault)

    def fails_later(self, code: int, to: str | None = None, *, times: int = 1) -> Fault:
        """The next messages are accepted, and then a webhook says that they failed."""
        chat_id = int(to) if to and to.isdecimal() else None
        return self.add(Fault(Trouble.ANSWER, ACCEPTED, chat_id, status=code, times=times))

    def after_acceptance(self, to: str) -> GraphError | None:
        """What an accepted message fails with."""
        fault = self.meet(ACCEPTED, to) if self else None
        return GraphError(fault.status) if fault else None
