"""Made-up wire stories for the benchmark: the same number always gives the same files."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

STATES = (
    *("Norway", "Kenya", "Chile", "Japan", "Canada", "Egypt", "India", "Brazil", "Germany", "South Korea", "Mongolia"),
    *("Vietnam", "Ghana", "Peru", "Finland", "Jordan", "Indonesia", "Mexico", "Poland", "Morocco", "Nepal", "Fiji"),
)
CITIES = (
    "Oslo",
    "Nairobi",
    "Santiago",
    "Tokyo",
    "Ottawa",
    "Cairo",
    "New Delhi",
    "Berlin",
    "Seoul",
    "Hanoi",
    "Accra",
    "Lima",
)
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister")
GIVEN = ("Ada", "Bela", "Carl", "Dina", "Egon", "Fay", "Gustav", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Milan", "Nora")
FAMILY = (
    "Abel",
    "Brandt",
    "Cole",
    "Duarte",
    "Engel",
    "Farah",
    "Grant",
    "Holm",
    "Ikeda",
    "Jansen",
    "Kaya",
    "Lund",
    "Moss",
)
SUBJECTS = (
    *("nuclear non-proliferation", "fisheries", "trade tariffs", "climate finance", "border security", "energy supply"),
    *("cyber security", "refugee resettlement", "defence equipment transfers", "human rights", "grain exports"),
)
LEADS = (
    "{A} and {B} agreed on {day} to work on {subject}, after {office} {name} of {A} met officials of {B} in {city}.",
    "{office} {name} of {A} said on {day} that {B} must do more on {subject} before any further talks are held.",
    "{A} urged {B} on {day} to return to negotiations on {subject} that broke off earlier this year.",
    "{A} cancelled a visit to {B} that was planned for next month, {office} {name} said in {city} on {day}.",
)
SENTENCES = (
    "Officials of {A} said that a draft on {subject} had been handed to {B} in {city}.",
    "{name} thanked {B} for its support over {subject}, and called for patience.",
    "{C} offered to host the next round, which no side has put a date to so far.",
    "The United Nations welcomed the step, but warned that {number} earlier attempts had failed.",
    "Trade between {A} and {B} was worth {number} million dollars last year, according to both governments.",
    "A spokesperson of {C} would not comment on reports that {number} detainees could be freed.",
    "{B} expressed concern about {subject}, and asked {A} to explain its position in writing.",
    "The two sides plan to sign an agreement on {subject} by the end of the year, diplomats said.",
)
ABROAD = (
    (
        "Erdoğan Receives Zelenskyy in Istanbul",
        "ISTANBUL, March 4, 2024 (Sample News) - Turkish President Recep Tayyip Erdoğan received Ukrainian President "
        "Volodymyr Zelenskyy on Monday for talks on grain exports.",
    ),
    (
        "Al-Shabaab Attacks Base in Somalia",
        "MOGADISHU, March 5, 2024 (Sample News) - Al-Shabaab attacked a base in Somalia on Tuesday, Kenya said.",
    ),
    (
        "Côte d’Ivoire and Ghana Agree on Cocoa Prices",
        "ABIDJAN, March 6, 2024 (Sample News) - Côte d’Ivoire and Ghana agreed on Wednesday to set cocoa prices.",
    ),
    (
        "São Tomé and Príncipe Ratifies Fisheries Agreement",
        "SÃO TOMÉ, March 7, 2024 (Sample News) - São Tomé and Príncipe ratified an agreement on fisheries with Japan.",
    ),
    (
        "Sikorski Meets Norwegian Minister in Łódź",
        "ŁÓDŹ, March 8, 2024 (Sample News) - Polish Foreign Minister Radosław Sikorski met officials of Norway.",
    ),
    ("習近平国家主席、金正恩氏と会談", "中国の習近平国家主席と北朝鮮の金正恩氏が2024年3月9日、北京で会談した。"),
    (
        "Владимир Зеленский прибыл в Варшаву",
        "Президент Украины Владимир Зеленский 10 марта 2024 года прибыл в Варшаву.",
    ),
    ("Ο Μητσοτάκης συναντά τον Ερντογάν", "Ο πρωθυπουργός συναντά τον πρόεδρο της Τουρκίας στην Άγκυρα."),
    (
        "U.S. and Japan Review Non-Proliferation Pact",
        "TOKYO, March 11, 2024 (Sample News) - The U.S. and Japan reviewed a pact on nuclear "
        "non-proliferation on Monday.",
    ),
)
"""The first stories: titles and openings with names that can be spelled in more than one way."""

FURNITURE = """
Share this article
Sign up for our newsletter
Read more: Five things to know about the harbour
All rights reserved.
"""


def write_corpus(folder: Path, articles: int) -> None:
    """Write ``articles`` stories of about 400 words as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        (folder / f"story-{number:06}.txt").write_text(story(number), encoding="utf-8")


def story(number: int) -> str:
    """One story, by its number alone."""
    if number < len(ABROAD):
        return "\n\n".join(ABROAD[number]) + "\n" + FURNITURE
    dice = random.Random(number)
    names = dict(zip("ABC", dice.sample(STATES, 3), strict=True))
    day = date(2022, 1, 1) + timedelta(days=number % 1200)
    words = {
        **names,
        "city": dice.choice(CITIES),
        "office": dice.choice(OFFICES),
        "name": f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}",
        "subject": dice.choice(SUBJECTS),
        "day": f"{day:%A}",
    }
    title = f"{names['A']} and {names['B']} Turn to {words['subject'].title()}"
    dateline = f"{words['city'].upper()}, {day:%B} {day.day}, {day.year} (Sample News) - "
    paragraphs = [dateline + dice.choice(LEADS).format(**words)]
    paragraphs += [_paragraph(dice, words) for _ in range(9)]
    return f"{title}\n\n" + "\n\n".join(paragraphs) + "\n" + FURNITURE


def _paragraph(dice: random.Random, words: dict[str, str]) -> str:
    chosen = dice.sample(SENTENCES, 3)
    return " ".join(sentence.format(number=dice.randrange(2, 900), **words) for sentence in chosen)
