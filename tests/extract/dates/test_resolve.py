"""Sentences with one time expression each, and the days it means."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.dates import Anchor, AnchorTable, Tense, find_times, resolve
from dragoman.records.spans import When

WED = "2023-12-06"  # a Wednesday
ANCHORS = AnchorTable(
    {
        "ukraine war": Anchor("2022-02-24", "", "day"),
        "9/11 attacks": Anchor("2001-09-11", "2001-09-11", "day"),
        "fall of the berlin wall": Anchor("1989-11-09", "1989-11-09", "day"),
        "iraq war": Anchor("2003-03-20", "2011-12-18", "day"),
        "brexit": Anchor("2020-01-31", "2020-01-31", "day"),
        "arab spring": Anchor("2010-12-17", "2012-12", "month"),
    }
)
# text, published, tense, the expression, start, end, precision
ROWS: list[tuple[str, str | None, Tense | None, str, str | None, str | None, str | None]] = [
    # full dates
    ("Signed on 18 March 2022.", None, None, "18 March 2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on March 18, 2022.", None, None, "March 18, 2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on Mar. 18, 2022.", None, None, "Mar. 18, 2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on the 18th of March, 2022.", None, None, "18th of March, 2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on March 18th 2022.", None, None, "March 18th 2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on 18/03/2022.", None, None, "18/03/2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on 03/18/2022.", None, None, "03/18/2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on 18.03.2022.", None, None, "18.03.2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on 2022-03-18.", None, None, "2022-03-18", "2022-03-18", "2022-03-18", "day"),
    ("2023-08-28T18:40:00+02:00", None, None, "2023-08-28", "2023-08-28", "2023-08-28", "day"),
    ("Signed on Friday, 18 March 2022.", None, None, "Friday, 18 March 2022", "2022-03-18", "2022-03-18", "day"),
    ("Signed on Friday, March 18, 2022.", None, None, "Friday, March 18, 2022", "2022-03-18", "2022-03-18", "day"),
    ("Last updated: Dec. 6, 2023, 9:12 p.m.", None, None, "Dec. 6, 2023", "2023-12-06", "2023-12-06", "day"),
    ("It was 15 March last year.", WED, "past", "15 March last year", "2022-03-15", "2022-03-15", "day"),
    ("Signed on 31 February 2022.", WED, None, "31 February 2022", None, None, None),
    ("Signed on 03/04/2022.", WED, None, "03/04/2022", None, None, None),
    # day and month
    ("Drones attacked on 29 October.", "2022-11-17", "past", "29 October", "2022-10-29", "2022-10-29", "day"),
    ("Drones attacked on 29 December.", "2022-11-17", "past", "29 December", "2021-12-29", "2021-12-29", "day"),
    ("Drones attacked on 17 November.", "2022-11-17", "past", "17 November", "2022-11-17", "2022-11-17", "day"),
    ("It must be back by 28 February.", "2022-11-17", "present", "28 February", "2023-02-28", "2023-02-28", "day"),
    ("It gave India until 15 March to pull its soldiers out.", "2024-01-16", "past", "15 March", "2024-03-15", "2024-03-15", "day"),
    ("They had left by 15 March.", "2024-03-20", "past", "15 March", "2024-03-15", "2024-03-15", "day"),
    ("Talks are planned for Dec. 14 in Saint Vincent.", WED, "past", "Dec. 14", "2023-12-14", "2023-12-14", "day"),
    ("Talks on Dec. 14 in Saint Vincent.", WED, None, "Dec. 14", "2023-12-14", "2023-12-14", "day"),
    ("It will leave on 1 January.", WED, "future", "1 January", "2024-01-01", "2024-01-01", "day"),
    ("It will leave on 1 January.", None, "future", "1 January", None, None, None),
    ("It quit on Feb. 29.", WED, "past", "Feb. 29", "2020-02-29", "2020-02-29", "day"),
    ("They must go no later than 1 May.", WED, "present", "1 May", "2024-05-01", "2024-05-01", "day"),
    ("They voted on Sunday, 3 December.", WED, "past", "Sunday, 3 December", "2023-12-03", "2023-12-03", "day"),
    ("They met on 14 and 15 March.", WED, "past", "14 and 15 March", "2023-03-14", "2023-03-15", "range"),
    ("They met from 2 to 5 March 2022.", WED, "past", "2 to 5 March 2022", "2022-03-02", "2022-03-05", "range"),
    ("They met on March 2-5, 2022.", WED, "past", "March 2-5, 2022", "2022-03-02", "2022-03-05", "range"),
    ("They set a limit before 15 March.", WED, "past", "15 March", "2024-03-15", "2024-03-15", "day"),
    ("It has to leave before 15 March.", WED, "future", "15 March", "2024-03-15", "2024-03-15", "day"),
    # months
    ("They had brokered it in July.", "2022-11-17", "past", "July", "2022-07-01", "2022-07-31", "month"),
    ("It quit in March.", "2022-11-17", "past", "March", "2022-03-01", "2022-03-31", "month"),
    ("It quit in March.", "2022-11-17", None, "March", "2022-03-01", "2022-03-31", "month"),
    ("It will quit in March.", "2022-11-17", "future", "March", "2023-03-01", "2023-03-31", "month"),
    ("It quit in November.", "2022-11-17", "past", "November", "2022-11-01", "2022-11-30", "month"),
    ("It quit in December.", "2022-11-17", "past", "December", "2021-12-01", "2021-12-31", "month"),
    ("It quit in July.", None, "past", "July", None, None, None),
    ("It quit last May.", "2023-06-10", "past", "last May", "2023-05-01", "2023-05-31", "month"),
    ("It quit last May.", "2023-05-10", "past", "last May", "2022-05-01", "2022-05-31", "month"),
    ("It will quit next May.", "2023-05-10", "future", "next May", "2024-05-01", "2024-05-31", "month"),
    ("It has fought since October.", WED, "past", "October", "2023-10-01", WED, "range"),
    ("Paratroopers in November 1988 stopped a coup.", "2024-01-16", "past", "November 1988", "1988-11-01", "1988-11-30", "month"),
    ("In May 2018 it applied.", None, "past", "May 2018", "2018-05-01", "2018-05-31", "month"),
    ("In Sept. 2018 it applied.", None, "past", "Sept. 2018", "2018-09-01", "2018-09-30", "month"),
    ("In March of last year it applied.", WED, "past", "March of last year", "2022-03-01", "2022-03-31", "month"),
    ("In early March it applied.", WED, "past", "early March", "2023-03-01", "2023-03-10", "range"),
    ("In mid-March it applied.", WED, "past", "mid-March", "2023-03-11", "2023-03-21", "range"),
    ("In late March 2022 it applied.", None, "past", "late March 2022", "2022-03-22", "2022-03-31", "range"),
    ("In the first week of March it applied.", WED, "past", "first week of March", "2023-03-01", "2023-03-07", "week"),
    ("It must pay by the end of March.", WED, "future", "end of March", "2024-03-31", "2024-03-31", "day"),
    ("The July agreement held.", WED, "past", "July", "2023-07-01", "2023-07-31", "month"),
    ("In March 20 people died.", WED, "past", "March", "2023-03-01", "2023-03-31", "month"),
    # years, decades, centuries
    ("It was suspended in 2002 over a vote.", None, "past", "2002", "2002-01-01", "2002-12-31", "year"),
    ("It has coordinated its output since 2016.", WED, "past", "2016", "2016-01-01", WED, "range"),
    ("It has coordinated its output since 2016.", None, "past", "2016", "2016-01-01", None, "range"),
    ("Tokyo stands by its apology of 1998.", WED, "present", "1998", "1998-01-01", "1998-12-31", "year"),
    ("The 2015 nuclear deal fell apart.", WED, "past", "2015", "2015-01-01", "2015-12-31", "year"),
    ("They were forced to work before 1945.", WED, "past", "1945", None, "1944-12-31", "range"),
    ("It joined after 1991.", WED, "past", "1991", "1992-01-01", None, "range"),
    ("It will be neutral by 2050.", WED, "future", "2050", "2050-01-01", "2050-12-31", "year"),
    ("In early 2023 it left.", None, "past", "early 2023", "2023-01-01", "2023-04-30", "range"),
    ("In mid-2023 it left.", None, "past", "mid-2023", "2023-05-01", "2023-08-31", "range"),
    ("In late 2023 it left.", None, "past", "late 2023", "2023-09-01", "2023-12-31", "range"),
    ("At the beginning of 2023 it left.", None, "past", "beginning of 2023", "2023-01-01", "2023-03-31", "range"),
    ("In the first half of 2023 it left.", None, "past", "first half of 2023", "2023-01-01", "2023-06-30", "range"),
    ("It must leave by the end of the year.", WED, "future", "end of the year", "2023-12-31", "2023-12-31", "day"),
    ("It must leave by the end of next year.", WED, "future", "end of next year", "2024-12-31", "2024-12-31", "day"),
    ("At the end of last year it left.", WED, "past", "end of last year", "2022-10-01", "2022-12-31", "range"),
    ("The border has been closed since the 1990s.", WED, "past", "1990s", "1990-01-01", WED, "range"),
    ("They fought in the 1990s.", None, "past", "1990s", "1990-01-01", "1999-12-31", "decade"),
    ("They fought in the early 1990s.", None, "past", "early 1990s", "1990-01-01", "1992-12-31", "range"),
    ("They fought in the ’80s.", None, "past", "’80s", "1980-01-01", "1989-12-31", "decade"),
    ("They fought in the nineties.", None, "past", "nineties", "1990-01-01", "1999-12-31", "decade"),
    ("They fought in the 19th century.", None, "past", "19th century", "1801-01-01", "1900-12-31", "range"),
    ("Ruled it between 2014 and 2018.", None, "past", "2014 and 2018", "2014-01-01", "2018-12-31", "range"),
    ("Ruled it from 2014 to 2018.", None, "past", "2014 to 2018", "2014-01-01", "2018-12-31", "range"),
    ("His rule (2014-2018) was long.", None, "past", "2014-2018", "2014-01-01", "2018-12-31", "range"),
    ("It joined after the 2012 shooting.", None, "past", "2012", "2012-01-01", None, "range"),
    ("It fled after Tuesday's vote.", WED, "past", "Tuesday", "2023-12-05", None, "range"),
    ("It must leave by year's end.", WED, "present", "year's end", "2023-12-31", "2023-12-31", "day"),
    ("It goes back to 2008.", WED, "present", "2008", "2008-01-01", "2008-12-31", "year"),
    ("They voted last week in Harare.", WED, "past", "last week", "2023-11-27", "2023-12-03", "week"),
    # seasons, quarters
    ("In the spring of 2019 it left.", None, "past", "spring of 2019", "2019-03-01", "2019-05-31", "season"),
    ("In the winter of 2019 it left.", None, "past", "winter of 2019", "2019-12-01", "2020-02-29", "season"),
    ("In the fall of 2019 it left.", None, "past", "fall of 2019", "2019-09-01", "2019-11-30", "season"),
    ("Canada paid for new silos last summer.", "2022-11-17", "past", "last summer", "2022-06-01", "2022-08-31", "season"),
    ("Canada paid for new silos last summer.", "2022-04-17", "past", "last summer", "2021-06-01", "2021-08-31", "season"),
    ("It will leave this autumn.", "2023-06-10", "future", "this autumn", "2023-09-01", "2023-11-30", "season"),
    ("It will leave next winter.", "2023-06-10", "future", "next winter", "2023-12-01", "2024-02-29", "season"),
    ("It will leave next winter.", "2024-01-10", "future", "next winter", "2024-12-01", "2025-02-28", "season"),
    ("It froze this winter.", "2024-01-10", "past", "this winter", "2023-12-01", "2024-02-29", "season"),
    ("If it closed in spring, wheat would rise.", "2022-11-17", "future", "spring", "2023-03-01", "2023-05-31", "season"),
    ("Exports fell in the third quarter of 2022.", None, "past", "third quarter of 2022", "2022-07-01", "2022-09-30", "quarter"),
    ("Exports fell in Q1 2022.", None, "past", "Q1 2022", "2022-01-01", "2022-03-31", "quarter"),
    ("Exports fell last quarter.", WED, "past", "last quarter", "2023-07-01", "2023-09-30", "quarter"),
    ("Exports fell in the second quarter.", WED, "past", "second quarter", "2023-04-01", "2023-06-30", "quarter"),
    # weekdays
    ("Zimbabwe on Monday expelled them.", "2023-08-28", "past", "Monday", "2023-08-28", "2023-08-28", "day"),
    ("It was extended on Tuesday.", "2022-11-17", "past", "Tuesday", "2022-11-15", "2022-11-15", "day"),
    ("It will meet on Thursday.", "2023-08-28", "future", "Thursday", "2023-08-31", "2023-08-31", "day"),
    ("It will meet on Monday.", "2023-08-28", "future", "Monday", "2023-09-04", "2023-09-04", "day"),
    ("They meet on Thursday.", "2023-08-28", "present", "Thursday", "2023-08-31", "2023-08-31", "day"),
    ("It was extended on Tuesday.", None, "past", "Tuesday", None, None, None),
    ("It fell last Tuesday.", "2023-08-29", "past", "last Tuesday", "2023-08-22", "2023-08-22", "day"),
    ("It will fall next Friday.", "2023-08-28", "future", "next Friday", "2023-09-01", "2023-09-01", "day"),
    ("It fell on Tuesday last week.", "2023-08-31", "past", "Tuesday last week", "2023-08-22", "2023-08-22", "day"),
    ("It fell on Thursday evening.", WED, "past", "Thursday evening", "2023-11-30", "2023-11-30", "day"),
    ("It fell late on Thursday.", WED, "past", "late on Thursday", "2023-11-30", "2023-11-30", "day"),
    ("It has burned since Friday.", WED, "past", "Friday", "2023-12-01", WED, "range"),
    ("They have until Friday to leave.", WED, "past", "Friday", "2023-12-08", "2023-12-08", "day"),
    ("They had fled by Monday.", WED, "past", "Monday", "2023-12-04", "2023-12-04", "day"),
    ("Talks were set for Friday.", WED, "past", "Friday", "2023-12-08", "2023-12-08", "day"),
    ("They met from Monday to Wednesday.", WED, "past", "Monday to Wednesday", "2023-12-04", "2023-12-06", "range"),
    ("They will meet from Monday to Wednesday.", WED, "future", "Monday to Wednesday", "2023-12-11", "2023-12-13", "range"),
    # days beside publication
    ("They met yesterday.", WED, "past", "yesterday", "2023-12-05", "2023-12-05", "day"),
    ("They met yesterday.", None, "past", "yesterday", None, None, None),
    ("They will meet tomorrow morning.", WED, "future", "tomorrow morning", "2023-12-07", "2023-12-07", "day"),
    ("They meet today.", WED, "present", "today", WED, WED, "day"),
    ("They meet tonight.", WED, "present", "tonight", WED, WED, "day"),
    ("They met this morning.", WED, "past", "this morning", WED, WED, "day"),
    ("They met earlier today.", WED, "past", "earlier today", WED, WED, "day"),
    ("They met last night.", WED, "past", "last night", "2023-12-05", "2023-12-05", "day"),
    ("They met the day before yesterday.", WED, "past", "day before yesterday", "2023-12-04", "2023-12-04", "day"),
    ("They will meet the day after tomorrow.", WED, "future", "day after tomorrow", "2023-12-08", "2023-12-08", "day"),
    ("Missiles struck overnight.", WED, "past", "overnight", "2023-12-05", WED, "range"),
    ("The sanctions will be back overnight.", WED, "future", "overnight", None, None, None),
    ("They met over the weekend.", WED, "past", "weekend", "2023-12-02", "2023-12-03", "range"),
    ("They met over the weekend.", "2023-12-03", "past", "weekend", "2023-12-02", "2023-12-03", "range"),
    ("They will meet at the weekend.", WED, "future", "weekend", "2023-12-09", "2023-12-10", "range"),
    ("They met last weekend.", WED, "past", "last weekend", "2023-12-02", "2023-12-03", "range"),
    # units beside publication
    ("They meet this week.", WED, "present", "this week", "2023-12-04", "2023-12-10", "week"),
    ("They voted in last week's election.", "2023-08-28", "past", "last week", "2023-08-21", "2023-08-27", "week"),
    ("They will meet next week.", WED, "future", "next week", "2023-12-11", "2023-12-17", "week"),
    ("They barred ships this month.", "2024-01-16", "past", "this month", "2024-01-01", "2024-01-31", "month"),
    ("They barred ships last month.", "2024-01-16", "past", "last month", "2023-12-01", "2023-12-31", "month"),
    ("They barred ships last month.", None, "past", "last month", None, None, None),
    ("They will bar ships next month.", WED, "future", "next month", "2024-01-01", "2024-01-31", "month"),
    ("It wants to apply this year.", WED, "present", "this year", "2023-01-01", "2023-12-31", "year"),
    ("It was the core of last year's campaign.", WED, "past", "last year", "2022-01-01", "2022-12-31", "year"),
    ("They met earlier this month.", "2024-01-16", "past", "earlier this month", "2024-01-01", "2024-01-16", "range"),
    ("They will meet later this year.", "2023-08-28", "future", "later this year", "2023-08-29", "2023-12-31", "range"),
    ("They met late last year.", WED, "past", "late last year", "2022-09-01", "2022-12-31", "range"),
    ("They met early this week.", WED, "past", "early this week", "2023-12-04", "2023-12-06", "range"),
    ("They met in recent days.", WED, "past", "recent days", None, None, None),
    ("They fought for the past two weeks.", WED, "past", "past two weeks", "2023-11-22", WED, "range"),
    ("They fought over the past year.", WED, "past", "past year", "2022-12-06", WED, "range"),
    ("They will meet in the coming weeks.", WED, "future", "coming weeks", None, None, None),
    ("They will meet over the next three days.", WED, "future", "next three days", WED, "2023-12-09", "range"),
    # distances from publication
    ("They met two days ago.", WED, "past", "two days ago", "2023-12-04", "2023-12-04", "day"),
    ("They met a week ago.", WED, "past", "a week ago", "2023-11-27", "2023-12-03", "week"),
    ("They met two months ago.", WED, "past", "two months ago", "2023-10-01", "2023-10-31", "month"),
    ("They met about three years ago.", WED, "past", "about three years ago", "2020-01-01", "2020-12-31", "year"),
    ("They met more than three years ago.", WED, "past", "more than three years ago", None, None, None),
    ("They met several years ago.", WED, "past", "several years ago", None, None, None),
    ("They met three hours ago.", WED, "past", "three hours ago", WED, WED, "day"),
    ("They met a decade ago.", WED, "past", "a decade ago", "2012-01-01", "2014-12-31", "range"),
    ("They must leave within 48 hours.", WED, "present", "48 hours", WED, "2023-12-08", "range"),
    ("They must leave within a month.", WED, "present", "a month", WED, "2024-01-06", "range"),
    ("It would get stuck within days.", WED, "future", "days", None, None, None),
    ("They will leave in ten days.", WED, "future", "ten days", "2023-12-16", "2023-12-16", "day"),
    ("They will leave in two years’ time.", WED, "future", "two years’ time", "2025-01-01", "2025-12-31", "year"),
    ("They took three towns in ten days.", WED, "past", "ten days", None, None, None),
    ("Moscow had left it for four days.", "2022-11-17", "past", "four days", None, None, None),
    ("The law lapses three days from now.", WED, "present", "three days from now", "2023-12-09", "2023-12-09", "day"),
    # feasts
    ("They will land before Christmas.", WED, "future", "Christmas", "2023-12-25", "2023-12-25", "day"),
    ("It must be settled before Easter.", "2024-01-16", "present", "Easter", "2024-03-31", "2024-03-31", "day"),
    ("They landed last Christmas.", WED, "past", "last Christmas", "2022-12-25", "2022-12-25", "day"),
    ("They landed on Christmas Day 2021.", None, "past", "Christmas Day 2021", "2021-12-25", "2021-12-25", "day"),
    ("They spoke on New Year's Eve.", "2024-01-16", "past", "New Year's Eve", "2023-12-31", "2023-12-31", "day"),
    ("The accord was signed on Good Friday 1998.", None, "past", "Good Friday 1998", "1998-04-10", "1998-04-10", "day"),
    ("They fought two days before Christmas.", "2024-01-16", "past", "two days before Christmas", "2023-12-23", "2023-12-23", "day"),
    ("They fled a day after Tuesday's vote.", "2023-08-31", "past", "a day after Tuesday", "2023-08-30", "2023-08-30", "day"),
    # ranges of months and dates
    ("They fought from June to September 2022.", None, "past", "June to September 2022", "2022-06-01", "2022-09-30", "range"),
    ("They fought from November to February 2022.", None, "past", "November to February 2022", "2021-11-01", "2022-02-28", "range"),
    ("They fought between March and May.", WED, "past", "March and May", "2023-03-01", "2023-05-31", "range"),
    ("They fought from 29 October to 3 November.", "2022-11-17", "past", "29 October to 3 November", "2022-10-29", "2022-11-03", "range"),
    ("They fought from December 2021 to March.", "2022-11-17", "past", "December 2021 to March", "2021-12-01", "2022-03-31", "range"),
    # known events
    ("Since the beginning of the Ukraine war, it has moved away.", "2024-03-15", "past", "the beginning of the Ukraine war", "2022-02-24", "2024-03-15", "range"),  # noqa: E501
    ("It joined after the 9/11 attacks.", None, "past", "the 9/11 attacks", "2001-09-11", None, "range"),
    ("They fled before the fall of the Berlin Wall.", None, "past", "the fall of the Berlin Wall", None, "1989-11-08", "range"),
    ("It fought during the Iraq War.", None, "past", "the Iraq War", "2003-03-20", "2011-12-18", "range"),
    ("It fought after the start of the Iraq War.", None, "past", "the start of the Iraq War", "2003-03-20", None, "range"),
    ("It has been alone since Brexit.", WED, "past", "Brexit", "2020-01-31", WED, "range"),
    ("It has changed since the Ukraine war's outbreak.", WED, "past", "the Ukraine war", "2022-02-24", WED, "range"),
    ("It rebuilt after the Ukraine war.", WED, "past", "the Ukraine war", None, None, None),
]  # fmt: skip
DAY = When("2023-08-24", "2023-08-24", "day", None, None)
YEAR = When("2002-01-01", "2002-12-31", "year", None, None)
OFFSETS = [
    ("It walked out a year later.", YEAR, "2003-01-01", "2003-12-31", "year"),
    ("It suspended it in that same year.", YEAR, "2002-01-01", "2002-12-31", "year"),
    ("It walked out two days later.", DAY, "2023-08-26", "2023-08-26", "day"),
    ("It walked out two days earlier.", DAY, "2023-08-22", "2023-08-22", "day"),
    ("It walked out the day before.", DAY, "2023-08-23", "2023-08-23", "day"),
    ("It walked out the next day.", DAY, "2023-08-25", "2023-08-25", "day"),
    ("It walked out the following month.", DAY, "2023-09-01", "2023-09-30", "month"),
    ("It walked out hours before they met.", DAY, "2023-08-23", "2023-08-24", "range"),
    ("It walked out within a week.", DAY, "2023-08-24", "2023-08-31", "range"),
    ("It walked out two days later.", YEAR, None, None, None),
    ("It walked out two days later.", None, None, None, None),
]
NO_TIMES = [
    "Iraq may follow.", "May I ask?", "Theresa May said no.", "Prime Minister May resigned after May's defeat.", "They march on Rome.",
    "March on Washington!", "The Sun reported it.", "It lost 1,200 men.", "It cost $2022 a head.", "The Group of 20 met.", "There were 2,024 people.",
    "A force of 2000 soldiers crossed.", "It won in the second half.", "She is 18 years old.", "An 18-year-old died.", "They met recently.",
    "They will meet soon.", "It had done so in the past.", "Prices fall and a spring broke.", "They meet every Friday.", "The Sunday Times wrote.",
    "On Black Friday shops opened.", "The Mail on Sunday wrote.", "It left the flight at 2030 GMT.", "Easter Island is far.", "USA Today wrote.",
    "Resolution 2231 holds.", "Vision 2030 is a plan.", "It is the worst drought in 20 years.", "It works 24/7.", "It was in his eighties.",
    "They arrived in the fall of the city.", "A five-day visit ended.", "The 5 to 4 vote stood.", "In three days of talks nothing came out.",
    "It sold Su-2000 jets.", "It rose 2.5 per cent.", "Chinese New Year fireworks", "per day and per year", "One Sunday it fell.",
    "On the last Friday in the town.", "He saw “Saturday Night Live”.", "It was an overnight success.",
    "On NBC’s “Today” he spoke.", "In a year when all failed.",
    "Year after year it failed.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "tense", "words", "start", "end", "precision"), ROWS)
def test_a_time_is_resolved(text: str, published: str | None, tense: Tense | None, words: str, start: str | None, end: str | None, precision: str | None) -> None:
    found = find_times(text, 0, len(text), anchors=ANCHORS)
    assert [e.span.text for e in found] == [words]
    when = resolve(found[0], date.fromisoformat(published) if published else None, tense=tense, anchors=ANCHORS)
    assert (when.start, when.end, when.precision) == (start, end, precision)
    assert when.basis == found[0].span and when.text == words


@pytest.mark.parametrize(("text", "reference", "start", "end", "precision"), OFFSETS)
def test_an_offset_counts_from_its_reference(text: str, reference: When | None, start: str | None, end: str | None, precision: str | None) -> None:
    (found,) = find_times(text, 0, len(text))
    when = resolve(found, date(2024, 6, 1), tense="past", anchors=None, reference=reference)
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text, 0, len(text), anchors=ANCHORS) == []


def test_an_anchor_after_the_day_of_publication_is_another_event() -> None:
    text = "since the Ukraine war"
    (found,) = find_times(text, 0, len(text), anchors=ANCHORS)
    assert resolve(found, date(2016, 6, 1), tense="past", anchors=ANCHORS).start is None
    assert resolve(found, date(2023, 6, 1), tense="past", anchors=ANCHORS).start == "2022-02-24"


def test_an_anchor_is_unresolved_without_its_table() -> None:
    text = "after the 9/11 attacks"
    (found,) = find_times(text, 0, len(text), anchors=ANCHORS)
    assert resolve(found, None, tense=None, anchors=None).start is None
