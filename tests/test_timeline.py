"""Dates as people write them, and the timeline that is drawn from them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from build_tools.model import Edition
from build_tools.pages.dates import first_year, human_date, years
from build_tools.pages.timeline import decades, is_open, lanes, line
from build_tools.site import build

TOY = Path(__file__).parent / "toy"

DATES = """
1988                | 1988年                  | 1988
1982-09             | 1982年9月               | September 1982
2006-04-30          | 2006年4月30日           | 30 April 2006
1978-12~            | 约1978年12月            | about December 1978
1984?               | 1984年（存疑）          | 1984 (uncertain)
1984%               | 约1984年（存疑）        | about 1984 (uncertain)
1736/1795           | 1736～1795年            | 1736–1795
2003-03/2003-07     | 2003年3～7月            | March–July 2003
2012-11/2018        | 2012年11月～2018年      | November 2012 – 2018
2014~/2017~         | 约2014～2017年          | about 2014–2017
1986/..             | 1986年起                | from 1986
../2018             | 至2018年                | until 2018
198X                | 1980年代                | the 1980s
18XX                | 19世纪                  | the 19th century
20XX                | 21世纪                  | the 21st century
soon                | soon                    | soon
1982-13             | 1982-13                 | 1982-13
"""


@pytest.mark.parametrize("line", DATES.strip().splitlines())
def test_dates_are_said_as_precisely_as_they_are(line: str) -> None:
    edtf, zh, en = (part.strip() for part in line.split("|"))
    said = human_date(edtf)
    assert (said.zh, said.en) == (zh, en)


def test_a_date_begins_in_its_first_year() -> None:
    assert [first_year(d) for d in ("2012-11/2018", "../2018", "198X", "soon")] == [
        2012,
        2018,
        1980,
        0,
    ]


def test_a_month_lasts_a_twelfth_of_a_year_and_a_day_is_a_point() -> None:
    assert years("1982-01") == (1982, 1982 + 1 / 12)
    assert years("2006-04-01") == (2006.25, 2006.25)
    assert years("1986") == (1986, 1987)
    assert years("1986/..") == (1986, 1987)
    assert years("198X") == (1980, 1990)


def edition(*dates: str) -> Edition:
    """The toy edition with events of these dates, all of one theme."""
    own = build(TOY)[0].editions[0].edition
    model = own.timeline.events[0]
    events = tuple(replace(model, id=f"t{n}", date=d) for n, d in enumerate(dates))
    return replace(own, timeline=replace(own.timeline, events=events))


def test_the_axis_has_the_decades_in_which_something_begins_or_ends():
    axis = decades(edition("1736/1795", "1982", "1991", "2018"))
    assert [(d.year, d.broken) for d in axis] == [
        (1730, False),
        (1790, True),
        (1980, True),
        (1990, False),
        (2010, True),
    ]
    assert [d.end - d.start for d in axis] == [10, 10, 20, 20, 10]


def test_a_moment_stands_at_its_place_on_the_axis():
    axis = decades(edition("1980", "1999", "2018"))
    assert [line(axis, y) for y in (1975, 1980, 1985, 1990, 2000, 2010)] == [1, 1, 11, 21, 41, 41]


def test_what_lies_after_the_text_was_written_is_open():
    own = edition("2017", "2018", "2020", "2018/2025")
    assert own.record.speaks_from == "2018"
    assert [is_open(e, own) for e in own.timeline.events] == [False, False, True, False]


def test_the_page_has_every_event_with_its_id_both_languages_and_its_clause():
    site = build(TOY)[0]
    page = next(p.html for p in site.pages if p.uri == "toy/timeline.md")
    for event in site.editions[0].edition.timeline.events:
        own = page[page.index(f'<li id="{event.id}"') :].partition("</li>")[0]
        assert f'<p lang="zh-Hans">{event.zh}</p><p lang="en">{event.en}</p>' in own
        assert f'/#{event.segment}">{event.segment}</a>' in own
        assert page.count(f'href="#{event.id}"') == 1


def test_marks_of_one_theme_never_cover_each_other():
    own = edition("1980", "1981", "1982", "1980/1995", "1990-05", "1990-06", "2017", "2018/..")
    for _, drawn in lanes(own, decades(own)):
        for mark in drawn:
            for other in drawn:
                if other is not mark and other.row == mark.row:
                    assert mark.end <= other.start or other.end <= mark.start
