"""/aturan: how many others must agree in an admin's regions; buttons only ever demand more than the usual."""

from dataclasses import replace

from domain.approval import MOST_APPROVALS, TABLE, Reach
from domain.refusal import Refusal
from domain.role import Right
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import approval_rules, mandates, regions
from services.approval_rules import Rule, Wanted

_REACHES = {str(reach): reach for reach in Reach}


def dialogue() -> Dialogue:
    """The dialogue of those who may tighten the rules of their regions."""
    return Dialogue("rules", commands={"aturan": _list}, choices={"show": _show, "set": _set})


async def _list(turn: Turn) -> Replies:
    codes = mandates.regions(turn.person, Right.TIGHTEN_RULES)
    if len(codes) == 1:
        return (await _card(turn, codes[0]),)
    rows = [(Option(label=await regions.title(turn.session, code), data=f"rules:show:{code}"),) for code in codes]
    return (Reply("rules-which", choices=rows),)


async def _show(turn: Turn) -> Replies:
    mandates.require(turn.person, Right.TIGHTEN_RULES, turn.argument)
    return (await _card(turn, turn.argument),)


async def _set(turn: Turn) -> Replies:
    code, _, rest = turn.argument.partition(":")
    reach, _, typed = rest.partition(":")
    mandates.require(turn.person, Right.TIGHTEN_RULES, code)
    if reach not in _REACHES or number_in(typed) > MOST_APPROVALS:
        raise Refusal("stale-choice")
    own = await approval_rules.own(turn.session, code)
    wanted = _changed(own, _REACHES[reach], number_in(typed))
    await approval_rules.tighten(turn.session, wanted, turn.person, turn.now)
    return (await _card(turn, code),)


def _changed(own: Wanted, reach: Reach, number: int) -> Wanted:
    match reach:
        case Reach.VILLAGE:
            return replace(own, village=number)
        case Reach.REGENCY:
            return replace(own, regency=number)
        case Reach.BEYOND:
            return replace(own, beyond=number)


async def _card(turn: Turn, code: str) -> Reply:
    rule = await approval_rules.of(turn.session, code, turn.now)
    rows = [_row(code, rule, reach) for reach in Reach]
    return Reply("rules-card", approval_rules.values(rule), choices=rows, edit=turn.incoming.choice is not None)


def _row(code: str, rule: Rule, reach: Reach) -> tuple[Option, ...]:
    """The numbers that may be demanded for a reach; the one that holds is marked."""
    return tuple(
        Option(
            "rules-button",
            {"reach": str(reach), "number": number, "now": "yes" if rule.of(reach) == number else "no"},
            data=f"rules:set:{code}:{reach}:{number}",
        )
        for number in range(TABLE[reach].approvals, MOST_APPROVALS + 1)
    )
