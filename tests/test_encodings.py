"""Texts in the encodings that people's programs still write, and what is left out of every text."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.errors import BriefgenError
from briefgen.extract import extract
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.world import Knowledge
from briefgen.read import read
from briefgen.read.decode import decoded

ENGLISH = "The ministers said that it was “over” – in a café of São Tomé – and left."
TEXTS = {
    "French": "Les ministres ont ouvert la ligne à l’été ; élus et députés étaient là, près du port.",
    "Polish": "Ministrowie otworzyli nową linię promową, a pierwszy prom odpłynął w południe, żegnany przez gości.",
    "Czech": "Ministři otevřeli novou trajektovou linku, první trajekt odplul v poledne a žádný se nevrátil.",
    "Turkish": "Bakanlar limanda yeni feribot hattını açtı; ilk sefer öğlen yapıldı, şaşkınlık yaşandı.",
    "Russian": "Министры открыли новую паромную линию в гавани. Первый паром ушёл в полдень.",
    "Ukrainian": "Міністри відкрили нову поромну лінію в гавані, її перший рейс відбувся опівдні.",
    "Greek": "Οι υπουργοί εγκαινίασαν τη νέα γραμμή στο λιμάνι.",
    "Hebrew": "השרים פתחו את קו המעבורת החדש בנמל.",
    "Arabic": "افتتح الوزراء خط العبارة الجديد في الميناء.",
    "Japanese": "大臣たちは港で新しいフェリー航路を開いた。最初の便は正午に出発した。",
    "Korean": "장관들은 항구에서 새 페리 노선을 열었다. 첫 배는 정오에 떠났다.",
    "Chinese": "部长们在港口开通了新的渡轮航线。第一班船在中午出发，他们说这是国家的大事。",
    "Taiwanese": "部長們在港口開通了新的渡輪航線。第一班船在中午出發，他們說這是國家的大事。",
}
WRITTEN = [
    *(
        ("French", "cp1252", "windows-1252"),
        ("Polish", "cp1250", "windows-1250"),
        ("Polish", "iso8859_2", "ISO-8859-2"),
    ),
    *(("Czech", "cp1250", "windows-1250"), ("Turkish", "cp1254", "windows-1254"), ("Russian", "cp866", "CP866")),
    *(("Russian", "cp1251", "windows-1251"), ("Russian", "koi8_r", "KOI8-R"), ("Ukrainian", "koi8_u", "KOI8-U")),
    *(("Greek", "cp1253", "windows-1253"), ("Hebrew", "cp1255", "windows-1255"), ("Arabic", "cp1256", "windows-1256")),
    *(("Japanese", "cp932", "Shift_JIS"), ("Japanese", "euc_jp", "EUC-JP"), ("Japanese", "iso2022_jp", "ISO-2022-JP")),
    *(("Korean", "euc_kr", "EUC-KR"), ("Chinese", "gbk", "GBK"), ("Taiwanese", "big5", "Big5")),
]


@cache
def _knowledge() -> Knowledge:
    return load()


def _article(text: str) -> Article:
    return read("articles/ferry.txt", text.encode(), _knowledge())


@pytest.mark.parametrize(("language", "codec", "name"), WRITTEN)
def test_an_encoding_is_told_by_its_letters_and_said(language: str, codec: str, name: str) -> None:
    found = decoded("ferry.txt", f"{TEXTS[language]}\n".encode(codec))
    assert found.text.strip() == TEXTS[language]
    assert found.doubts == (f"not UTF-8: read as {name}, by the letters it holds",)


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "utf-16-le", "utf-16-be"])
def test_english_with_a_few_signs_of_its_own(codec: str) -> None:
    assert decoded("ferry.txt", f"{ENGLISH}\n".encode(codec)).text.strip() == ENGLISH


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_guess(codec: str) -> None:
    found = decoded("ferry.txt", ENGLISH.encode(codec))
    assert (found.text, found.doubts) == (ENGLISH, ())


def test_a_guessed_encoding_goes_to_review() -> None:
    data = f"Ministers open ferry line\n{ENGLISH}\n".encode("cp1252")
    assert "not UTF-8: read as windows-1252, by the letters it holds" in read("a.txt", data, _knowledge()).doubts


def test_a_damaged_place_in_utf_8_is_told_with_its_line_and_column() -> None:
    data = f"{TEXTS['Russian']}\n".encode() + b"caf\xe9 is no UTF-8\n"
    with pytest.raises(BriefgenError) as caught:
        decoded("ferry.txt", data)
    assert [str(problem).splitlines()[0] for problem in caught.value.problems] == [
        "ferry.txt:2:4: byte 0xe9 is not UTF-8"
    ]


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04" + bytes(200), bytes(range(256)) * 4]
)
def test_what_is_no_text_is_one_fault(data: bytes) -> None:
    with pytest.raises(BriefgenError, match="this is no text") as caught:
        decoded("ferry.txt", data)
    assert len(caught.value.problems) == 1


def test_signs_that_do_not_show_are_left_out() -> None:
    text = "The min\u00adisters \u202eopened\u202c the\u200b ferry\x07 line.\ufeff"
    assert decoded("ferry.txt", text.encode()).text == "The ministers opened the ferry line."


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\u202e", "\u2060", "\ufeff", "\x07", "\x7f"])
def test_each_such_sign_is_left_out_amid_quotation_marks_and_dashes(sign: str) -> None:
    text = decoded("ferry.txt", f"“Opened” – the ferry’s{sign} line • today…".encode()).text
    assert text == "“Opened” – the ferry’s line • today…"


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_each_break_of_a_line_is_the_plain_one(sign: str) -> None:
    assert decoded("ferry.txt", f"“Opened”{sign}by ministers".encode()).text == "“Opened”\nby ministers"


def test_a_letter_is_written_in_one_way() -> None:
    assert decoded("ferry.txt", "Sa\u0303o Tome\u0301".encode()).text == "São Tomé"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Minister haben am Dienstag die Linie eröffnet, und sie ist nach dem Vertrag sicher.",
            "de",
        ),
        (
            "Los ministros abrieron el martes la línea en el puerto, según el ministerio, y son de dos países.",
            "es",
        ),
        (TEXTS["Ukrainian"], "uk"),
        (TEXTS["Japanese"], "ja"),
        (TEXTS["Arabic"], "ar"),
        ("Oslo, Lima, Paris, Rome.", "en"),
        ("Los Angeles and La Paz sign a pact.", "en"),
    ],
)
def test_the_language_of_a_story(text: str, language: str) -> None:
    assert _article(f"Ferry line\n{text}\n").language == language


def test_front_matter_tells_the_language() -> None:
    assert _article("---\nlanguage: nn\n---\nFerja\nFerja gjekk frå Bergen.\n").language == "nn"


def test_nothing_is_taken_from_a_story_in_another_language() -> None:
    article = _article(
        "Ferry line\nLes ministres de la Norvège ont ouvert la ligne dans le port du Chili, selon les élus.\n"
    )
    summary = extract(article, _knowledge(), "ferry")
    assert summary.review[0].reason == "not extracted: language fr (French)"
    assert (summary.countries, summary.leaders, summary.events, summary.key_points) == ((), (), (), ())
