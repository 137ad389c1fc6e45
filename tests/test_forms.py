"""What people save becomes stories, whatever the form: files of real programs, and every way in which they break."""

from __future__ import annotations

import io
import json
import mailbox
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pytest

from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.world import Knowledge
from briefgen.read import Split, read_piece, split
from tests.sites import TALKS, briefgen, make_content, summary_of

FORMS = Path(__file__).parent / "forms"

PORTS = "Norway, Kenya Agree on Port Inspections – “Møre” Pact"
MINISTERS = "Kenya to Send Ministers to Chile"
FISH = "Chile Holds Talks With Norway on Fisheries"
DATES = {PORTS: "2024-05-14T14:10", MINISTERS: "2024-06-03T08:00", FISH: "2024-06-05T20:30"}
FIRST = {
    PORTS: "OSLO (Sample Wire) — Norway and Kenya agreed on Tuesday to inspect cargo ships together, officials of both"
    " countries said.",
    MINISTERS: "NAIROBI (Sample Wire) — Kenya said on Monday that two of its ministers would visit Chile in July to"
    " prepare an agreement on fisheries.",
    FISH: "SANTIAGO (Sample Wire) — Chile and Norway discussed fisheries at a meeting in Santiago on Wednesday, both"
    " governments said.",
}
LAST = {
    PORTS: "“Each inspection will be published,” Mudavadi told reporters after the ceremony, which was held at the"
    " harbour café.",
    MINISTERS: "The ministry did not say which ministers would travel.",
    FISH: "The two countries agreed to continue their talks in Oslo later this year.",
}
TEXT = "Norway and Kenya agreed on Tuesday to inspect cargo ships together, officials said."


@cache
def world() -> Knowledge:
    return load()


def stories(found: Split) -> list[Article]:
    return [read_piece(piece, world()) for piece in found.pieces]


def told(found: Split) -> list[str]:
    """The first line of each problem."""
    return [str(problem).splitlines()[0] for problem in found.problems]


def one(name: str, data: bytes) -> Article:
    found = split(f"articles/{name}", data)
    assert told(found) == []
    (article,) = stories(found)
    return article


# Feeds


@pytest.mark.parametrize("name", ["feedgen.rss", "feedgen.atom", "feed.rss", "feed.atom", "feed.json"])
def test_a_feed_of_another_program_is_an_article_an_entry(name: str) -> None:
    found = split(f"articles/{name}", (FORMS / name).read_bytes())
    assert told(found) == []
    articles = {article.title: article for article in stories(found)}
    assert {title: article.published.value for title, article in articles.items()} == DATES
    assert {title: article.paragraphs[0] for title, article in articles.items()} == FIRST
    assert {title: article.paragraphs[-1] for title, article in articles.items()} == LAST
    assert {article.author for article in articles.values()} == {"Ann Lee", "Bo Sand"}
    assert articles[FISH].url == "https://news.example/2024/06/05/chile-norway"
    assert articles[FISH].published.how == ("json" if name.endswith("json") else "feed")


def test_names_of_entries_stay_when_the_feed_is_saved_anew_in_another_order() -> None:
    names = {name: {piece.file.split("/")[-1] for piece in split(name, (FORMS / name).read_bytes()).pieces}
             for name in ("feedgen.rss", "feed.rss", "feed.atom", "feed.json")}  # fmt: skip
    assert len({frozenset(each) for each in names.values()}) == 1


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sample Post</title>
<link>https://news.example/</link>{}</channel></rss>"""

OLD_FORMS = {
    "RSS 0.91 with its DTD": '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
    ' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Sample Post</title>'
    f"<item><title>Caf&eacute; talks</title><description>{TEXT}</description></item></channel></rss>",
    "RSS 1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><title>Sample Post</title></channel>"
    f'<item rdf:about="x"><title>Café talks</title><description>{TEXT}</description></item></rdf:RDF>',
    "Atom with XHTML": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Post</title><entry><id>x</id>'
    '<title type="html">Caf&amp;eacute; talks</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    f"<p>{TEXT}</p></div></content></entry></feed>",
    "twice escaped": RSS.format(
        f"<item><title>Caf&amp;eacute; talks</title><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
    ),
}


@pytest.mark.parametrize("name", OLD_FORMS)
def test_every_version_of_a_feed_is_read(name: str) -> None:
    article = one("old.xml", OLD_FORMS[name].encode())
    assert (article.title, article.text, article.publisher) == ("Café talks", TEXT, "Sample Post")


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "gbk", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    words = {"windows-1251": "Речь", "koi8-r": "Речь", "gbk": "讲话", "utf-16": "讲话", "iso-8859-1": "Møte"}[encoding]
    text = RSS.replace('version="1.0"', f'version="1.0" encoding="{encoding}"', 1)
    text = text.format(f"<item><title>{words}</title><description>{TEXT}</description></item>")
    assert one("feed.xml", text.encode(encoding)).title == words


def test_a_publisher_is_no_feed_of_the_stories_of_others() -> None:
    item = "<item><title>T</title><link>https://{}/a</link><description>" + TEXT + "</description></item>"
    assert one("feed.xml", RSS.format(item.format("www.news.example")).encode()).publisher == "Sample Post"
    assert one("feed.xml", RSS.format(item.format("other.example")).encode()).publisher is None


def test_an_entry_that_is_cut_off_goes_to_review() -> None:
    item = f"<item><title>T</title><description>{TEXT} […]</description></item>"
    assert one("feed.xml", RSS.format(item).encode()).doubts == (
        "its feed holds a summary only; the story itself is not there",
    )


def test_a_feed_that_says_only_when_an_entry_changed_says_so() -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><title>T</title><updated>2024-05-14T10:00:00Z'
        f"</updated><content>{TEXT}</content></entry></feed>"
    )
    article = one("feed.xml", text.encode())
    assert article.published.value == "2024-05-14T10:00"
    assert article.doubts == ("its feed says only when it was last changed, which stands for the day it came out",)


ITEM = f"<item><title>One</title><guid>1</guid><description>{TEXT}</description></item>"


def test_a_headline_alone_and_a_second_copy_are_left_out_with_a_warning() -> None:
    bare = "<item><title>Two</title><link>https://news.example/2</link><description>Two</description></item>"
    found = split("articles/feed.xml", RSS.format("\n" + ITEM + "\n" + ITEM + "\n" + bare).encode())
    assert [article.title for article in stories(found)] == ["One"]
    assert told(found) == [
        "articles/feed.xml:6: warning: 1 entry has no text, only a headline: 'Two'",
        "articles/feed.xml:5: warning: 1 entry is there twice, by id or address: 'One'",
    ]


def test_entries_that_share_the_address_of_the_site_are_told_apart() -> None:
    item = (
        "<item><title>{0}</title><link>https://news.example/</link><description>{0}. " + TEXT + "</description></item>"
    )
    found = split("articles/feed.xml", RSS.format(item.format("One") + item.format("Two")).encode())
    assert [article.title for article in stories(found)] == ["One", "Two"]
    assert told(found) == []


NO_FEEDS = {
    "an empty feed": (RSS.format(""), "articles/f.xml: warning: holds no entries"),
    "a list of feeds": (
        '<opml version="2.0"><body/></opml>', "articles/f.xml: is a list of feeds (OPML); it holds no articles",
    ),
    "a sitemap": (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
        "articles/f.xml: is a sitemap; it holds addresses, no articles",
    ),
    "other XML": ('<?xml version="1.0"?><svg/>', "articles/f.xml: is XML of a kind that is not read: <svg>"),
    "cut off": (RSS.format(ITEM)[:-30], "articles/f.xml:3:169: is cut off: the end is missing"),
    "not well-formed": (RSS.format("<item></title>"), "articles/f.xml:3:43: is not XML: mismatched tag"),
    "a bomb": (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
        "articles/f.xml:1: declares a DTD of its own, which no feed needs",
    ),
    "a file of this machine": (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
        "articles/f.xml:1: declares a DTD of its own, which no feed needs",
    ),
    "nested deep": ("<rss>" + "<a>" * 200, "articles/f.xml:1: is nested more than 100 elements deep"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FEEDS)
def test_what_is_no_feed_is_one_line(name: str) -> None:
    text, message = NO_FEEDS[name]
    found = split("articles/f.xml", text.encode())
    assert (found.pieces, told(found)) == ((), [message])


def test_signs_that_only_html_knows_are_understood_in_a_feed() -> None:
    item = f"<item><title>A & B&nbsp;&mdash; C</title><link>https://news.example/?a=1&b=2</link><description>{TEXT}</description></item>"
    article = one("feed.xml", RSS.format(item).encode())
    assert (article.title, article.url) == ("A & B — C", "https://news.example/?a=1&b=2")


# JSON

RECORDS: dict[str, object] = {
    "JSON-LD": {
        "@type": "NewsArticle", "headline": "T", "articleBody": TEXT, "datePublished": "2024-05-14T14:10:00+02:00",
        "author": [{"name": "Ann Lee"}], "publisher": {"@type": "Organization", "name": "Sample Post"},
        "url": "https://news.example/t",
    },
    "a news service": {"status": "ok", "articles": [{
        "source": {"id": None, "name": "Sample Post"}, "author": "Ann Lee", "title": "T", "url": "https://news.example/t",
        "publishedAt": "2024-05-14T14:10:00+02:00", "content": TEXT,
    }]},
    "a search engine": {"took": 3, "hits": {"total": 1, "hits": [{"_id": "7", "_source": {
        "title": "T", "text": TEXT, "pub_date": "2024-05-14T14:10:00+02:00", "byline": "By Ann Lee",
        "source": "Sample Post", "link": "https://news.example/t",
    }}]}},
    "a blog program": [{
        "id": 7, "date": "2024-05-14T14:10:00+02:00", "link": "https://news.example/t", "title": {"rendered": "T"},
        "content": {"rendered": f"<p>{TEXT}</p>"}, "author": "Ann Lee", "site_name": "Sample Post",
    }],
    "a newspaper": {"response": {"docs": [{
        "_id": "7", "headline": {"main": "T"}, "body": [TEXT], "pub_date": "2024-05-14T14:10:00+02:00",
        "byline": {"original": "By Ann Lee"}, "source": "Sample Post", "web_url": "https://news.example/t",
    }]}},
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_json_of_many_makers_is_read_by_the_names_of_its_fields(name: str) -> None:
    article = one("a.json", json.dumps(RECORDS[name]).encode())
    assert (article.title, article.text, article.author, article.publisher, article.url) == (
        "T", TEXT, "Ann Lee", "Sample Post", "https://news.example/t",
    )  # fmt: skip
    assert (article.published.value, article.published.zone) == ("2024-05-14T14:10", "+02:00")


def test_an_object_alone_is_the_file_and_one_in_a_list_an_entry() -> None:
    record = {"title": "T", "text": TEXT}
    assert one("a.json", json.dumps(record).encode()).file == "articles/a.json"
    assert one("a.json", json.dumps([record]).encode()).file.startswith("articles/a.json/t-")


@pytest.mark.parametrize("day", [20240514, "20240514", "2024-05-14", "14 May 2024", 1715695800, 1715695800000])
def test_a_date_of_json_is_never_guessed(day: object) -> None:
    assert (
        one("a.json", json.dumps({"title": "T", "text": TEXT, "date": day}).encode()).published.value[:10]
        == "2024-05-14"
    )
    unclear = one("a.json", json.dumps({"title": "T", "text": TEXT, "date": "05/06/2024"}).encode())
    assert unclear.published.value == "unknown"
    assert unclear.doubts


def test_a_broken_line_does_not_stop_the_others() -> None:
    lines = [json.dumps({"title": title, "text": f"{title}. {TEXT}"}) for title in ("One", "Two", "Three")]
    found = split("articles/a.jsonl", "\n".join([lines[0], lines[1][:30], lines[2]]).encode())
    assert [article.title for article in stories(found)] == ["One", "Three"]
    assert told(found) == ["articles/a.jsonl:2:26: is not JSON: unterminated string starting at"]
    assert not found.whole


NO_RECORDS = {
    "cut off": (b'{"articles": [{"title": "T"', "articles/a.json:1:28: is not JSON: expecting ',' delimiter"),
    "no article": (b'{"name": "x", "version": 3}', "articles/a.json: holds no articles in a shape that is known"),
    "nested deep": (b"[" * 100_000, "articles/a.json: is not JSON that can be read: nested too deep"),
    "a headline": (b'{"title": "T", "url": "https://a.example/"}', "articles/a.json: has no text"),
    "an empty list": (b"[]", "articles/a.json: warning: holds no entries"),
}


@pytest.mark.parametrize("name", NO_RECORDS)
def test_json_that_holds_no_article_is_one_line(name: str) -> None:
    data, message = NO_RECORDS[name]
    assert told(split("articles/a.json", data)) == [message]


def test_half_a_character_is_left_out() -> None:
    assert one("a.json", b'{"title": "T", "text": "' + TEXT.encode() + b' \\ud83d"}').text == TEXT


# Mail


@pytest.mark.parametrize(
    ("name", "title", "publisher", "warnings"),
    [
        ("newsletter.eml", PORTS, "Sample Post – Morgenblad", []),
        (
            "html-only.eml",
            MINISTERS,
            "Sample Post – Morgenblad",
            ["articles/html-only.eml: warning: an attachment is left out: årsrapport.pdf"],
        ),
        ("stub.eml", FISH, None, []),
    ],
)
def test_a_newsletter_of_another_program_is_an_article(
    name: str, title: str, publisher: str | None, warnings: list[str]
) -> None:
    found = split(f"articles/{name}", (FORMS / name).read_bytes())
    (article,) = stories(found)
    assert (article.file, article.title, article.publisher) == (f"articles/{name}", title, publisher)
    assert (article.published.value, article.published.how) == (DATES[title], "mail")
    assert (article.paragraphs[0], article.paragraphs[-1]) == (FIRST[title], LAST[title])
    assert told(found) == warnings


def mail(text: str, *, subject: str = PORTS, id: str = "<1@desk.example>", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ann Lee <ann@desk.example>"
    message["Subject"] = subject
    message["Date"] = "Wed, 15 May 2024 09:00:00 +0200"
    message["Message-ID"] = id
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


STORY = f"{FIRST[PORTS]}\n\n{LAST[PORTS]}\n"

FORWARDS = {
    "Gmail": "For the file\n\n---------- Forwarded message ---------\nFrom: Sample Post <news@news.example>\n"
    f"Date: Tue, 14 May 2024 at 14:10\nSubject: {PORTS}\nTo: <ann@desk.example>\n\n\n{STORY}",
    "Apple Mail": f"Begin forwarded message:\n\n> From: Sample Post <news@news.example>\n> Subject: {PORTS}\n"
    "> Date: 14 May 2024 at 14:10:00 CEST\n> To: ann@desk.example\n> \n"
    + "\n".join(f"> {line}" for line in STORY.split("\n")),
    "Thunderbird in German": f"-------- Weitergeleitete Nachricht --------\nBetreff: {PORTS}\n"
    f"Datum: Tue, 14 May 2024 14:10:00 +0200\nVon: Sample Post <news@news.example>\nAn: ann@desk.example\n\n{STORY}",
    "Outlook": "See below.\n\n________________________________\nFrom: Sample Post <news@news.example>\n"
    f"Sent: Tuesday, May 14, 2024 2:10 PM\nTo: Ann Lee\nSubject: {PORTS}\n\n{STORY}",
}


@pytest.mark.parametrize("name", FORWARDS)
def test_a_story_that_was_forwarded_has_its_own_day_and_headline(name: str) -> None:
    article = one("fwd.eml", mail(FORWARDS[name], subject="Fwd: look at this").as_bytes())
    assert (article.title, article.published.value[:16]) == (PORTS, "2024-05-14T14:10")
    assert article.paragraphs == (FIRST[PORTS], LAST[PORTS])


def test_a_mail_that_was_passed_on_without_its_headers_has_no_day() -> None:
    article = one("fwd.eml", mail(STORY, subject=f"WG: {PORTS}").as_bytes())
    assert (article.title, article.published.value) == (PORTS, "unknown")
    assert article.doubts == ("the mail was passed on; its day is not that of the story",)


def test_a_mail_forwarded_as_an_attachment_is_the_story() -> None:
    outer = mail("For the file.", subject="FW: a story")
    outer.add_attachment(mail(STORY, id="<2@desk.example>"))
    article = one("fwd.eml", outer.as_bytes())
    assert (article.title, article.paragraphs) == (PORTS, (FIRST[PORTS], LAST[PORTS]))


def test_a_subject_that_was_passed_on_is_a_headline_again() -> None:
    assert one("a.eml", mail(STORY, subject=f"FW: Fwd: {PORTS}").as_bytes()).title == PORTS


def test_a_mail_that_was_cut_off_goes_to_review() -> None:
    whole = (FORMS / "newsletter.eml").read_bytes()
    article = one("cut.eml", whole[: whole.index(b"<table>")])
    assert article.paragraphs[0] == FIRST[PORTS]
    assert article.doubts == ("the end of the mail is missing; the story may be cut off",)


def test_a_mailbox_of_python_is_an_article_a_mail(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number, title in enumerate(DATES):
        text = f"{FIRST[title]}\n\nFrom Oslo to Santiago, people were glad.\n\n{LAST[title]}\n"
        box.add(mail(text, subject=title, id=f"<{number}@desk.example>"))
    box.add(mail("Nothing else.", id="<9@desk.example>", subject="Bare"))
    box.close()
    found = split("articles/box.mbox", (tmp_path / "box").read_bytes())
    assert [article.title for article in stories(found)] == [*DATES]
    assert all("From Oslo to Santiago" in article.text for article in stories(found))
    (warning,) = told(found)
    assert warning.endswith(": warning: 1 entry has no text, only a headline: 'Bare'")


def test_a_mail_in_no_encoding_that_it_declares_is_one_line_and_does_not_stop_the_others() -> None:
    good = mail(STORY).as_bytes()
    bad = b"Subject: Bad\nMessage-ID: <b@x>\nContent-Type: text/plain; charset=utf-8\n\n\xff\x81 is no text\x00\n"
    box = b"".join(b"From x Wed May 15 09:00:00 2024\n" + each + b"\n" for each in (good, bad))
    found = split("articles/box.mbox", box)
    assert [article.title for article in stories(found)] == [PORTS]
    assert len(found.problems) == 1


def test_what_frames_a_newsletter_is_cut() -> None:
    frame = "View this email in your browser\n\n{}\nYou are receiving this because you signed up.\n\nHarbour Street 1\n"
    article = one("a.eml", mail(frame.format(STORY)).as_bytes())
    assert article.paragraphs == (FIRST[PORTS], LAST[PORTS])
    assert [(cut.line, cut.rule) for cut in article.ignored] == [
        (1, "mail-line"),
        (7, "mail-footer"),
        (9, "mail-footer"),
    ]


def test_headers_that_no_program_should_write_break_nothing() -> None:
    data = (
        b"From: =?x-unknown?Q?=ff?= <a@b>\nSubject: =?utf-8?B?!!!?=\nDate: never\nMIME-Version: 1.0\n\n" + TEXT.encode()
    )
    article = one("odd.eml", data)
    assert article.text == TEXT
    assert article.published.value == "unknown"


# Archives


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_holds_any_of_these(tmp_path: Path) -> None:
    files = {
        "texts/talks.txt": TALKS,
        "feed.xml": (FORMS / "feed.rss").read_bytes(),
        "box/newsletter.eml": (FORMS / "newsletter.eml").read_bytes(),
        "page_files/ad.html": "<p>Buy</p>",
        "page_files/style.css": "p{}",
        "page.html": "<html><body><h1>T</h1></body></html>",
        "__MACOSX/texts/._talks.txt": "\0\1",
        ".DS_Store": "\0",
        "report.docx": "x",
    }
    found = split("articles/a.zip", zipped(files))
    assert [piece.file.split("/", 2)[2].split("/")[0] for piece in found.pieces] == [
        "box", "feed.xml", "feed.xml", "feed.xml", "page.html", "texts",
    ]  # fmt: skip
    assert told(found) == ["articles/a.zip: warning: report.docx: is not read"]
    if program := shutil.which("zip"):
        for name, data in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        subprocess.run([program, "-qr", "a.zip", "."], cwd=tmp_path, check=True)
        by_info_zip = split("articles/a.zip", (tmp_path / "a.zip").read_bytes())
        assert [piece.file for piece in by_info_zip.pieces] == [piece.file for piece in found.pieces]


@pytest.mark.skipif(not shutil.which("zip"), reason="Info-ZIP, which can encrypt, is not here")
def test_an_encrypted_archive_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS, encoding="utf-8")
    subprocess.run(["zip", "-q", "-P", "secret", "a.zip", "talks.txt"], cwd=tmp_path, check=True)
    assert told(split("articles/a.zip", (tmp_path / "a.zip").read_bytes())) == ["articles/a.zip: is encrypted"]


ODD_MEMBERS = {
    "../up.txt": (TALKS, "articles/a.zip: ../up.txt: leads out of the archive"),
    "/etc/up.txt": (TALKS, "articles/a.zip: /etc/up.txt: leads out of the archive"),
    "C:/up.txt": (TALKS, "articles/a.zip: C:/up.txt: leads out of the archive"),
    "big.txt": ("a" * 1_048_577, "articles/a.zip: big.txt: is too large: 1,048,577 bytes, more than 1,048,576"),
    "bomb.html": ("a" * 4_000_000, "articles/a.zip: bomb.html: is packed tighter than any text"),
    "inner.zip": (
        zipped({"a.txt": TALKS}), "articles/a.zip: inner.zip: is an archive within an archive, which is not opened",
    ),
    "bad.xml": ("<rss>", "articles/a.zip: bad.xml:1:6: is cut off: the end is missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD_MEMBERS)
def test_an_odd_file_in_an_archive_is_one_line_and_does_not_stop_the_others(name: str) -> None:
    data, message = ODD_MEMBERS[name]
    found = split("articles/a.zip", zipped({name: data, "talks.txt": TALKS}))
    assert told(found) == [message]
    assert [piece.file for piece in found.pieces] == ["articles/a.zip/talks.txt"]


@pytest.mark.parametrize("cut", [10, 200, -5])
def test_a_damaged_archive_is_one_line(cut: int) -> None:
    data = zipped({"talks.txt": TALKS})[:cut]
    assert told(split("articles/a.zip", data)) == ["articles/a.zip: is no whole zip file"]


# Endings lie

MISLABELLED = {
    "feed.txt": (FORMS / "feed.rss", 3),
    "feed.html": (FORMS / "feed.atom", 3),
    "mail.txt": (FORMS / "newsletter.eml", 1),
    "feed.xml": (FORMS / "feed.json", 3),
    "page.json": (FORMS / "stub.eml", 1),
}


@pytest.mark.parametrize("name", MISLABELLED)
def test_a_file_is_what_it_holds_whatever_its_ending(name: str) -> None:
    path, count = MISLABELLED[name]
    assert len(stories(split(f"articles/{name}", path.read_bytes()))) == count


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("page.txt", "<!DOCTYPE html><html><body><p>Hello</p></body></html>", "html"),
        ("page.html", "Plain words, and no tag at all.", "text"),
        ("note.txt", "[Oslo] The talks went on.", "text"),
        ("note.txt", "Subject: the talks\nDate: May 14, 2024\n\nThe talks went on.", "text"),
        ("note.txt", "{braces} are no JSON", "text"),
        ("note.txt", '["Talks" is all he said.]', "text"),
        ("note.md", "<em>Talks</em> went on.", "markdown"),
    ],
)
def test_a_text_is_not_taken_for_what_it_resembles(name: str, data: str, form: str) -> None:
    (piece,) = split(f"articles/{name}", data.encode()).pieces
    assert piece.form == form


FOREIGN = {
    "a.txt": (b"%PDF-1.7 \n", "is a PDF, which is not read"),
    "a.html": (b"\x89PNG\r\n", "is a picture, which is not read"),
    "a.zip": (zipped({"[Content_Types].xml": "x"}), "is an Office document or e-book, which is not read"),
    "a.md": (b"{\\rtf1 }", "is a document in RTF, which is not read"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_form_that_is_known_and_not_read_is_named(name: str) -> None:
    data, message = FOREIGN[name]
    assert told(split(f"articles/{name}", data)) == [f"articles/{name}: {message}"]


# In a site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = make_content(tmp_path)
    shutil.copy(FORMS / "feedgen.rss", folder / "articles/feed.xml")
    return folder


def test_a_site_is_made_of_entries_too(content: Path, tmp_path: Path) -> None:
    assert briefgen(tmp_path, "extract")[0] == "6 articles summed up: 6 new\n"
    briefgen(tmp_path, "check", "--strict")
    briefgen(tmp_path, "build")
    assert summary_of(content, "articles/feed.xml/101-c02eb43d").stem.startswith("2024-05-14-norway-kenya")
    assert briefgen(tmp_path, "extract", "articles/feed.xml")[0] == "3 articles summed up: 3 the same\n"
    assert briefgen(tmp_path, "extract", "articles/feed.xml/101-c02eb43d")[0] == "1 article summed up: 1 the same\n"


def test_an_entry_that_is_gone_takes_its_summary_along(content: Path, tmp_path: Path) -> None:
    briefgen(tmp_path, "extract")
    path = content / "articles/feed.xml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("<item>"), text.index("</item>") + len("</item>")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    said, _ = briefgen(tmp_path, "extract")
    assert said.startswith("removed content/summaries/2024-05-14-norway-kenya")
    assert said.endswith("5 articles summed up: 5 the same\n")


def test_a_container_that_cannot_be_read_just_now_loses_nothing(content: Path, tmp_path: Path) -> None:
    briefgen(tmp_path, "extract")
    before = sorted((content / "summaries").iterdir())
    path = content / "articles/feed.xml"
    path.write_bytes(path.read_bytes()[:-40])
    said, complaint = briefgen(tmp_path, "extract", code=1)
    assert said == "3 articles summed up: 3 the same\n"
    assert complaint.splitlines()[0].startswith("content/articles/feed.xml:")
    assert complaint.endswith("\n1 problem\n")
    assert sorted((content / "summaries").iterdir()) == before


def test_entries_without_a_summary_are_told_at_their_container(content: Path, tmp_path: Path) -> None:
    assert content.exists()
    _, complaint = briefgen(tmp_path, "check")
    assert "content/articles/feed.xml: warning: 3 entries have no summary yet\n" in complaint


def test_a_saved_page_is_read_without_what_its_browser_put_beside_it(content: Path, tmp_path: Path) -> None:
    folder = content / "articles/Talks_files"
    folder.mkdir()
    for name in ("ad.html", "style.css", "script.js", "font.bin"):
        (folder / name).write_text("x")
    (content / "articles/Talks.html").write_text("Talks\n\n" + TEXT)
    assert briefgen(tmp_path, "extract") == ("7 articles summed up: 7 new\n", "")


def test_inspect_prints_a_line_for_each_story(content: Path, tmp_path: Path) -> None:
    assert content.exists()
    said, complaint = briefgen(tmp_path, "inspect", "content/articles/feed.xml", "content/articles/talks.txt")
    files = [json.loads(line)["file"] for line in said.splitlines()]
    assert [file.startswith("content/articles/feed.xml/") for file in files] == [True, True, True, False]
    assert complaint == ""


def test_a_warning_does_not_hide_the_fault_before_it(tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text("<rss>")
    (tmp_path / "empty.xml").write_text("<rss><channel/></rss>")
    _, complaint = briefgen(tmp_path, "inspect", "bad.xml", "empty.xml", code=1)
    assert [line for line in complaint.splitlines() if line.startswith(("bad", "empty"))] == [
        "bad.xml:1:6: is cut off: the end is missing",
        "empty.xml: warning: holds no entries",
    ]
