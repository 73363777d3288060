"""Danger words: what in a resident's message may mean that somebody is in danger right now.

A false alarm costs an official one look, a missed cry may cost more: words that name a danger count, unless a
neighbouring word shows that no danger is meant ("banjir promo", "matahari tenggelam", "tolong diperbaiki").
Letters that are drawn out ("toloooong", "banjirrr") are read as one.
"""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger word, and the words right before or after it that make it harmless."""

    word: str
    after: frozenset[str] = field(default=frozenset())  # harmless right after one of these
    before: frozenset[str] = field(default=frozenset())  # harmless right before one of these


def _danger(words: str, after: str = "", before: str = "") -> tuple[Danger, ...]:
    return tuple(Danger(word, frozenset(after.split()), frozenset(before.split())) for word in words.split())


_TALK = (
    "bebas anti antisipasi pencegahan penanganan penanggulangan mencegah mitigasi bantuan dana posko program"
    " sosialisasi simulasi pelatihan asuransi rawan risiko potensi korban pascabencana pasca info informasi peta"
    " tidak sering langganan"
)
_GOODS = "order orderan pesanan job promo diskon pujian hadiah pertanyaan tawaran kanal pelanggan informasi produk"

DANGERS: tuple[Danger, ...] = (
    *_danger("banjir bajir bnjir kebanjiran banjirnya", _TALK, _GOODS),
    *_danger("longsor lonsor kelongsoran", _TALK),
    *_danger("kebakaran kbakaran kebakar", _TALK + " pemadam damkar kantor mobil petugas selang asap"),
    *_danger("terbakar", "lemak kalori", "cemburu semangat emosi amarah"),
    *_danger("tenggelam tenggelem", "matahari terbit mentari", "dalam"),
    *_danger("hanyut terhanyut", "larut", "dalam suasana"),
    *_danger("gempa", _TALK + " baca berita"),
    *_danger("tsunami", _TALK),
    *_danger("terjebak", "", "macet rutinitas utang hutang pinjol nostalgia masa"),
    *_danger("tertimbun tertimpa tersengat kesetrum tersetrum", "", "utang hutang berita informasi musibah"),
    *_danger("meledak ledakan", "", "penduduk harga penjualan populer viral"),
    *_danger("keracunan kecelakaan tabrakan", "asuransi santunan jaminan jasa klaim data kasus rawan"),
    *_danger("roboh ambruk", "", "ekonomi"),
    *_danger("sekarat pingsan"),
    *_danger("flood flooding drowning landslide earthquake", "prevent against free relief"),
)
"""Single words that name a danger."""

PHRASES = (  # between bars
    "tolong bantu kami|tolong selamatkan|tolongin|selamatkan kami|butuh evakuasi|minta evakuasi|perlu evakuasi"
    "|gawat darurat|keadaan darurat|ada api|api besar|panggil pemadam|panggilkan pemadam|butuh pemadam"
    "|panggil damkar|butuh damkar|butuh ambulans|butuh ambulan|panggil ambulans|puting beliung|angin ribut"
    "|pohon tumbang|kabel putus|anak hilang|orang hilang|tidak bernapas|sesak napas|air makin naik|air terus naik"
    "|air sudah masuk|air masuk rumah|mau bunuh diri|ingin bunuh diri|ada bom|dirampok|dibegal"
    "|help me|help us|on fire|house fire"
)
"""Neighbouring words that name a danger only together."""

CRIES = frozenset({"tolong", "help", "sos", "darurat", "emergency"})
"""Words that are a cry when nothing else is said; else "tolong" is only "please"."""

_BESIDE_A_CRY = (
    " pak bu bapak ibu bang mas mbak kak min admin dong woi hei minta saya kami segera cepat ke sini please "
)
_WORD = re.compile(r"[^\W\d_]+")


def is_danger(text: str) -> bool:
    """Whether a message may speak of a danger that is there now."""
    words = [_squeeze(word) for word in _WORD.findall(text.casefold())]
    if not words:
        return False
    said = f" {' '.join(words)} "
    return _cries(words) or any(f" {phrase} " in said for phrase in _PHRASES) or _names_a_danger(words)


def _cries(words: list[str]) -> bool:
    return any(word in CRIES for word in words) and all(word in CRIES or f" {word} " in _BESIDE_A_CRY for word in words)


def _names_a_danger(words: list[str]) -> bool:
    framed = ["", *words, ""]
    for place, word in enumerate(framed):
        danger = _DANGERS.get(word)
        if danger and framed[place - 1] not in danger.after and framed[place + 1] not in danger.before:
            return True
    return False


def _squeeze(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _squeezed(danger: Danger) -> Danger:
    return Danger(
        _squeeze(danger.word),
        frozenset(_squeeze(word) for word in danger.after),
        frozenset(_squeeze(word) for word in danger.before),
    )


_DANGERS = {_squeeze(danger.word): _squeezed(danger) for danger in DANGERS}
_PHRASES = tuple(" ".join(_squeeze(word) for word in phrase.split()) for phrase in PHRASES.split("|"))
