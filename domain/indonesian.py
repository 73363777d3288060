"""Indonesian words: what they are in a text, which of them say nothing by themselves, and what they come from."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")

_SILENT = (
    "yang dan di ke dari untuk pada dengan ini itu ada adalah akan atau juga saya kami kita aku anda kamu mereka dia"
    " ia bapak ibu pak bu mas mbak bang kak min admin tidak tak bukan belum sudah telah sedang masih lagi saja aja"
    " sih dong deh kok nih tuh ya iya oh eh mohon tolong minta maaf terima kasih makasih selamat pagi siang sore"
    " malam assalamualaikum salam hormat apakah apa kapan siapa mana dimana kenapa mengapa bagaimana gimana berapa"
    " bisa dapat boleh harus perlu mau ingin agar supaya karena karna sebab jadi maka kalau kalo jika bila bahwa"
    " oleh para sang si nya lah kah pun per secara tentang seperti sampai hingga sejak selama setelah sebelum saat"
    " ketika waktu hari sekarang nanti kemarin besok tadi baru lebih sangat sekali banget paling cukup hanya cuma"
    " semua setiap tiap banyak beberapa sendiri sama lain antara namun tetapi tapi sedangkan walau meski yg dgn utk"
    " dr krn tdk gak ga nggak ngga enggak sdh udah udh blm bs jg sy dg tsb dll sini situ sana begini begitu tersebut"
    " yaitu hal demi bagi dalam atas bawah info informasi"
)
SILENT = frozenset(_SILENT.split())
"""Words that stand in every text, so that neither a count nor a search gets anything from them."""


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case, in their order."""
    return _WORD.findall(text.casefold())


def telling(text: str) -> list[str]:
    """The words of a text that say what it is about."""
    return [word for word in words(text) if len(word) > 2 and word not in SILENT and not word.isdigit()]


def roots(found: Iterable[str]) -> list[str]:
    """What each word comes from: "kebanjiran" and "membanjiri" are "banjir"."""
    # with all its languages it takes a second and 3 MB; whoever neither searches nor counts needs none of it
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer  # noqa: PLC0415

    stemmer = IndonesianStemmer()  # it remembers where it is in a word: each caller has one
    return [stemmer.stemWord(word) for word in found]
