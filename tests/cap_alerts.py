"""Generated warnings as BMKG writes them: a CAP alert for a province, and the index that lists it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from tests.feed_server import FeedServer, Page, item, rss

WITA = ZoneInfo("Asia/Makassar")
SQUARE = "-1.20,116.80 -1.20,116.90 -1.28,116.90 -1.28,116.80 -1.20,116.80"


def identifier(at: datetime, number: int, province: str = "64") -> str:
    """As BMKG numbers them: the hour in UTC, the province, a running number."""
    return f"2.49.0.1.360.0.{at:%Y.%m.%d.%H}.{province}.{number:03}"


def description(names: Sequence[str], at: datetime, until: datetime) -> str:
    """The story in which the kecamatan stand."""
    begins, ends = (f"{each.astimezone(WITA):%d November %Y, %H:%M} WITA" for each in (at, until))
    return (
        f"Hujan lebat disertai petir akan terjadi pada {begins} di sebagian wilayah Kalimantan Timur, "
        f"khususnya di {', '.join(names)}. Kondisi diperkirakan dapat berlangsung hingga {ends}."
    )


def info(at: datetime, names: Sequence[str], *, hours: float = 2, language: str = "id", **more: str) -> str:
    """One <info>; `more` replaces elements by name."""
    until = at + timedelta(hours=hours)
    parts = {
        "language": language,
        "category": "Met",
        "event": "Hujan Lebat dan Petir",
        "urgency": "Immediate",
        "severity": "Moderate",
        "certainty": "Observed",
        "effective": (at + timedelta(minutes=10)).astimezone(WITA).isoformat(timespec="seconds"),
        "expires": until.astimezone(WITA).isoformat(timespec="seconds"),
        "senderName": "Badan Meteorologi Klimatologi dan Geofisika",
        "headline": "Hujan Lebat disertai Petir di Kalimantan Timur",
        "description": description(names, at, until),
    } | more
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items() if value)
    polygons = f"<polygon>{SQUARE}</polygon>" * max(1, len(names))
    return f"<info>{inside}<area><areaDesc>Kalimantan Timur</areaDesc>{polygons}</area></info>"


def alert(key: str, at: datetime, *infos: str, status: str = "Actual", kind: str = "Alert", about: str = "") -> bytes:
    """A whole alert."""
    references = f"<references>cuaca.ekstrem@bmkg.go.id,{about},{at.isoformat()}</references>" if about else ""
    return (
        '<?xml version="1.0" ?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">'
        f"<identifier>{key}</identifier><sender>cuaca.ekstrem@bmkg.go.id</sender>"
        f"<sent>{at.astimezone(WITA).isoformat(timespec='seconds')}</sent><status>{status}</status>"
        f"<msgType>{kind}</msgType><scope>Public</scope>{references}{''.join(infos)}</alert>"
    ).encode()


def publish(server: FeedServer, **alerts: bytes) -> None:
    """The index lists exactly these alerts, the last one first; the name of each is its file."""
    items = []
    for name, body in reversed(alerts.items()):
        path = f"/nowcast/id/{name}_alert.xml"
        server.pages[path] = Page(body)
        key = body.decode().split("<identifier>")[1].split("<")[0]
        items.append(item("Hujan Lebat disertai Petir di Kalimantan Timur", guid=key, link=server.url(path)))
    server.pages["/nowcast/id/rss.xml"] = Page(rss(*items, title="Peringatan Dini Cuaca BMKG"))
