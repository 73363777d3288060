"""Feedback: what a resident answers, how it was matched to an announcement, and which words are only thanks."""

import re
from enum import StrEnum


class FeedbackKind(StrEnum):
    """What sort of answer it is."""

    REPLY = "reply"  # to an announcement
    ASPIRATION = "aspiration"  # /aspirasi: someone must settle it
    COMPLAINT = "complaint"  # pengaduan: something is wrong
    INFORMATION = "information"  # minta informasi: public information is asked for, on the terms of PPID
    FREE = "free"  # free text without any announcement
    THANKS = "thanks"  # "siap", "terima kasih": counted, no ticket


MATTERS = (FeedbackKind.COMPLAINT, FeedbackKind.ASPIRATION, FeedbackKind.INFORMATION)
"""The kinds that are a matter of their own: chosen by the resident, or by the desk afterwards."""

WORK = frozenset({FeedbackKind.COMPLAINT, FeedbackKind.ASPIRATION})
"""What an answer alone does not settle."""


class MatchReason(StrEnum):
    """Why it is taken as an answer to its announcement."""

    QUOTED = "quoted"  # the resident answered that very message
    BUTTON = "button"  # a button under it was pressed
    LINK = "link"  # its link was opened a short while ago, or that of an answer about it
    THREAD = "thread"  # it is a comment under a copy in a channel
    FORWARDED = "forwarded"  # a copy with our check code was answered
    RECENT = "recent"  # the last announcement, a short while ago
    CHOSEN = "chosen"  # the resident was asked and chose
    NONE = "none"


_CONFIDENCE = {
    MatchReason.QUOTED: 100,
    MatchReason.BUTTON: 100,
    MatchReason.CHOSEN: 100,
    MatchReason.LINK: 90,
    MatchReason.THREAD: 80,
    MatchReason.FORWARDED: 80,
    MatchReason.RECENT: 50,
    MatchReason.NONE: 0,
}


SURE = 80
"""From which confidence on the desk is told as a fact what a feedback answers."""


def confidence(reason: MatchReason) -> int:
    """How sure it is that a feedback answers its announcement, in percent."""
    return _CONFIDENCE[reason]


class AnswerState(StrEnum):
    """draft → leaving → sent | unknown | failed; waiting: the resident can't be reached for now."""

    DRAFT = "draft"  # kept while its official is asked something
    LEAVING = "leaving"
    SENT = "sent"
    UNKNOWN = "unknown"  # it may or may not have arrived
    WAITING = "waiting"
    FAILED = "failed"


def _words(written: str) -> frozenset[str]:
    return frozenset(_squeeze(word) for word in written.split())


def _squeeze(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


_THANKS = _words(
    "siap sip oke ok okay okey okeh baik terimakasih makasih makasi trims trimakasih tq thx thanks thank nuhun suwun"
    " matur hatur noted mantap mantab syukron alhamdulillah jazakallah good great"
)
_BESIDE = _words(
    "terima kasih ksh tks banyak ya iya pak bu bapak ibu bang mas mbak kak min admin bos atas info infonya informasi"
    " informasinya bantuan bantuannya sudah dibantu kembali semuanya semua bgt sekali selalu laksanakan sama lagi you"
    " very much so nya siaga nggih komandan ndan the for"
)
_PAIR = re.compile(r"\b(terima|trima|trm)\s*(kasih|ksh|kasi)\b")
_WORD = re.compile(r"[^\W\d_]+")
_THUMBS = frozenset("👍🙏👌❤🫡😊🙂👏✅")


def is_thanks(text: str) -> bool:
    """Whether a whole message says no more than "siap" or "terima kasih"."""
    lowered = text.casefold()
    words = _WORD.findall(_PAIR.sub(" makasih ", lowered))
    if not words:
        signs = {sign for sign in lowered if not sign.isspace()}
        return bool(signs & _THUMBS) and not any(sign.isdigit() or sign == "?" for sign in signs)
    if "?" in lowered or any(sign.isdigit() for sign in lowered):
        return False
    squeezed = [_squeeze(word) for word in words]
    return bool(_THANKS.intersection(squeezed)) and all(word in _THANKS | _BESIDE for word in squeezed)


def excerpt(text: str, longest: int = 80) -> str:
    """A text on one line, cut at a word: how lists show it."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[:longest]
    return f"{cut.rpartition(' ')[0] or cut[:-1]}…"


def parts(text: str, room: int) -> list[str]:
    """A text in pieces of at most `room` UTF-16 units; one empty piece for an empty text."""
    pieces, piece, used = [], "", 0
    for letter in text:
        size = 2 if ord(letter) > 0xFFFF else 1
        if used + size > room:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + letter, used + size
    return [*pieces, piece]
