import pytest

from domain.media import MB, on_whatsapp
from domain.message import ContentKind as K


@pytest.mark.parametrize(
    ("kind", "mime", "size", "shown"),
    [
        (K.PHOTO, None, None, "image"),
        (K.PHOTO, "image/png", 5 * MB, "image"),
        (K.PHOTO, "image/png", 5 * MB + 1, "document"),
        (K.PHOTO, "image/webp", 1, "document"),
        (K.VIDEO, "video/mp4", 16 * MB, "video"),
        (K.VIDEO, "video/mp4", 17 * MB, "document"),
        (K.VIDEO, "video/quicktime", 1, "document"),
        (K.ROUND, None, 1, "video"),
        (K.VOICE, "audio/ogg; codecs=opus", 1, "audio"),
        (K.VOICE, "audio/wav", 1, "document"),
        (K.DOCUMENT, "image/png", 1, "document"),
    ],
    ids=str,
)
def test_whatsapp_shows_what_it_knows_and_takes_the_rest_as_a_file(
    kind: K, mime: str | None, size: int | None, shown: str
) -> None:
    assert on_whatsapp(kind, mime, size) == shown
