"""The bytes of a CAP 1.1 or 1.2 alert as a CapAlert; the names of its elements end here.

No document type is read at all, so nothing can be expanded or fetched.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from domain.cap import Area, CapAlert, Info, Point, Polygon, Severity
from domain.html_text import cut, one_line
from domain.warned_places import official

SIZE_LIMIT = 2 * 2**20
MOST_INFOS = 10
MOST_AREAS = 500
MOST_POLYGONS = 500
MOST_POINTS = 2000
LONGEST_TEXT = 20_000
LONGEST_LINE = 300
LONGEST_KEY = 500


class NoAlert(ValueError):  # noqa: N818 - names what was found
    """These bytes are no CAP alert."""


def parse(body: bytes) -> CapAlert:
    """The alert in these bytes."""
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError):  # broken, dangerous, in no known encoding
        raise NoAlert from None
    if _name(root) != "alert":
        raise NoAlert
    identifier, sender, sent = _text(root, "identifier"), _text(root, "sender"), _moment(_text(root, "sent"))
    if not identifier or not sender or sent is None or len(identifier) > LONGEST_KEY:
        raise NoAlert
    return CapAlert(
        identifier=identifier,
        sender=sender,
        sent=sent,
        status=_text(root, "status"),
        kind=_text(root, "msgType"),
        infos=tuple(_info(each) for each in _few(root, "info", MOST_INFOS)),
        references=tuple(_references(_text(root, "references"))),
        public=_text(root, "scope").casefold() in {"public", ""},
    )


def _info(found: Element) -> Info:
    severity = _text(found, "severity").casefold()
    ends = _text(found, "responseType").casefold() == "allclear" or _text(found, "urgency").casefold() == "past"
    return Info(
        language=_text(found, "language")[:LONGEST_LINE],
        event=_line(found, "event"),
        severity=Severity(severity) if severity in set(Severity) else Severity.UNKNOWN,
        headline=_line(found, "headline"),
        description=_text(found, "description"),
        instruction=_text(found, "instruction"),
        web=_link(_text(found, "web")),
        sender=_line(found, "senderName"),
        begins=_moment(_text(found, "onset") or _text(found, "effective")),
        expires=_moment(_text(found, "expires")),
        past=ends,
        areas=tuple(_area(each) for each in _few(found, "area", MOST_AREAS)),
    )


def _area(found: Element) -> Area:
    codes = (official(_text(each, "valueName"), _text(each, "value")) for each in _few(found, "geocode", MOST_AREAS))
    outlines = (_polygon(each.text or "") for each in _few(found, "polygon", MOST_POLYGONS))
    return Area(
        description=_text(found, "areaDesc"),
        codes=tuple(code for code in codes if code),
        polygons=tuple(outline for outline in outlines if len(outline) > 2),
    )


def _polygon(written: str) -> Polygon:
    """The points of an outline; empty where one of them is none."""
    points = [_point(pair) for pair in written.split()[:MOST_POINTS]]
    return tuple(point for point in points if point is not None) if None not in points else ()


def _point(pair: str) -> Point | None:
    try:
        latitude, longitude = (float(each) for each in pair.split(","))
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _references(written: str) -> Iterator[str]:
    """The identifiers in "sender,identifier,sent" triples."""
    for triple in written.split()[:MOST_AREAS]:
        parts = triple.split(",")
        if len(parts) == 3 and parts[1]:
            yield parts[1]


def _moment(written: str) -> datetime | None:
    """A moment; one without a zone says nothing certain and is none."""
    try:
        found = datetime.fromisoformat(written)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _link(written: str) -> str | None:
    return written if written.startswith(("http://", "https://")) and len(written) <= LONGEST_KEY else None


def _line(parent: Element, name: str) -> str:
    return cut(one_line(_text(parent, name)), LONGEST_LINE)


def _text(parent: Element, name: str) -> str:
    found = next(iter(_few(parent, name, 1)), None)
    return (found.text or "").strip()[:LONGEST_TEXT] if found is not None else ""


def _few(parent: Element, name: str, most: int) -> Iterable[Element]:
    found = [child for child in parent if _name(child) == name]
    return found[:most]


def _name(element: Element) -> str:
    """Without its namespace: feeds write CAP's in several ways."""
    return str(element.tag).rpartition("}")[2]
