# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of Masar's window, by what a screen reader calls them, in both languages."""

import calendar
import datetime
import functools
import re

from driver import Window, until

BUTTON = ("push button", "toggle button", "button")
CONTAINER = ("panel", "filler", "grouping", "group", "section")

WORDS = {
    "timeline": {"en": "^Timeline$", "ar": "^الخط الزمني$"},
    "articles": {"en": "^Articles$", "ar": "^المقالات$"},
    "article": {"en": "^Article", "ar": "^المقال"},
    "details": {"en": "^Details$", "ar": "^التفاصيل$"},
    "five articles": {"en": "^5 articles", "ar": "^٥ مقالات"},
    "three sources": {"en": "3 sources$", "ar": "٣ مصادر$"},
    "sources": {"en": r"^\d+ sources?$", "ar": "^(مصدر|[٠-٩]+ مص)"},
}
MONTHS = {name.lower(): number for names in (calendar.month_name, calendar.month_abbr)
          for number, name in enumerate(names) if name}


class Masar(Window):
    """A window of Masar that shows articles."""

    def __init__(self, *arguments, language="en", **options):
        super().__init__(*arguments, language=language, **options)
        self.language = language

    def word(self, name):
        return WORDS[name][self.language]

    @functools.cached_property
    def timeline(self):
        return self.find(CONTAINER, self.word("timeline"))

    @functools.cached_property
    def details(self):
        return self.find(CONTAINER, self.word("details"))

    @functools.cached_property
    def reader(self):
        """The text of the article that is read."""
        return self.find(("text", "text box", "entry"), self.word("article"))

    def reads(self):
        """Whether an article is read: it has the focus."""
        return self.reader.has("focused")

    @property
    def marks(self):
        """The events in view; one may go out of view while we look."""
        return [node for node in self.timeline.children if node.is_a(BUTTON)]

    def mark(self, words):
        """The first event in view that says so."""
        return until(f"an event {words}", lambda: [mark for mark in self.marks if re.search(words, mark.name)])[0]

    def chosen_mark(self):
        """The mark that has the focus and what it says, for two events may say the same; None when none has."""
        return next(((mark, mark.name) for mark in self.marks if mark.is_focused), None)

    def chosen(self):
        """What is said of the event that has the focus; empty when none has."""
        mark = self.chosen_mark()
        return mark[1] if mark else ""

    @property
    def quotations(self):
        """Those in the details: buttons that have words of an article."""
        return self.details.all(BUTTON, "«")

    def rest(self):
        """Waits until the timeline has come to rest: its marks and what it says of itself stay as they are."""
        def same():
            seen.append((self.timeline.description, [(mark.name, mark.box) for mark in self.marks]))
            return len(seen) >= 4 and seen[-1] == seen[-2] == seen[-3] == seen[-4]
        seen = []
        until("the timeline to come to rest", same)

    @property
    def days(self):
        """The first and the last day in view, as numbers; in English only."""
        self.rest()
        return parse_days(self.timeline.description.split(" · ")[0])


def parse_days(words):
    """«Mon 5 Aug 2024», «5–17 Aug 2024», «26 Jul – 19 Aug 2024», «2012–2025»: what the first leaves out, the last has."""
    first, _, last = words.partition("–")
    given = [parse_date(date) for date in (first, last or first)]
    (day, month, year), (last_day, last_month, last_year) = given
    year = year or last_year
    month = month or (last_month if day else 1)
    last_month = last_month or 12
    last_day = last_day or calendar.monthrange(last_year, last_month)[1]
    return (datetime.date(year, month, day or 1).toordinal(),
            datetime.date(last_year, last_month, last_day).toordinal())


def parse_date(words):
    """Day, month and year; None for what is not said."""
    day = re.search(r"\b\d{1,2}\b", words)
    year = re.search(r"\b\d{4}\b", words)
    months = [MONTHS[word.lower()] for word in re.findall(r"[A-Za-z]+", words) if word.lower() in MONTHS]
    return day and int(day.group()), months[0] if months else None, year and int(year.group())
