"""Dates as people write them, and the timeline that is drawn from them."""

import pytest

from build_tools.pages.dates import first_year, human_date, years

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
