"""Years that Chinese tells by a name: 甲午 of the cycle of sixty, and well-known events."""

from __future__ import annotations

import re

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CYCLE = re.compile(f"([{_STEMS}])([{_BRANCHES}])(?P<event>战|之战|之役|事变|赔款)?")
_FIRST = 4
"""AD 4 was a year 甲子."""
_LASTED = 1
"""A war or a settlement named by its first year may reach into the next."""

_EVENTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("第?一次鸦片战争|(?<!二次)鸦片战争", (1839, 1840, 1842)),
    ("第?二次鸦片战争", (1856, 1858, 1860)),
    ("太平天国|太平军", (1850, 1851, 1864)),
    ("中法战争", (1883, 1884, 1885)),
    ("中日甲午", (1894, 1895)),
    ("义和团|八国联军", (1899, 1900, 1901)),
    ("日俄战争", (1904, 1905)),
    ("五四", (1919,)),
    ("五卅", (1925,)),
    ("北伐", (1926, 1927, 1928)),
    ("九一八", (1931,)),
    ("一·?二八", (1932,)),
    ("七七事变|卢沟桥事变", (1937,)),
    ("抗日战争|抗战", (1937, 1945)),
    ("解放战争", (1945, 1946, 1949)),
    ("一战|第一次世界大战", (1914, 1918)),
    ("二战|第二次世界大战", (1939, 1945)),
    ("世界大战", (1914, 1918, 1939, 1945)),
    ("大萧条", (1929, 1933)),
    ("朝鲜战争|抗美援朝", (1950, 1953)),
    ("(?:新中国|共和国|中华人民共和国)(?:成立|建立)|建国|解放", (1949,)),
    ("大跃进", (1958, 1960)),
    ("文化大革命|文革", (1966, 1976)),
    ("改革开放|十一届三中全会", (1978,)),
    ("南巡|南方谈话", (1992,)),
    ("亚洲金融危机|亚洲金融风暴|香港回归", (1997, 1998)),
    ("入世|加入世贸|加入世界贸易组织", (2001,)),
    ("非典", (2002, 2003)),
    ("汶川", (2008,)),
    ("国际金融危机|全球金融危机|次贷危机", (2007, 2008, 2009)),
)
"""Words for an event, and the years in which it began, turned or ended.

Source: general reference chronologies of modern Chinese history.
"""


def names_year(zh: str, year: int) -> bool:
    """Whether the Chinese text names this year otherwise than by its number."""
    if any(year in years and re.search(words, zh) for words, years in _EVENTS):
        return True
    return any(
        (year - _FIRST - step) % 10 == _STEMS.index(m[1])
        and (year - _FIRST - step) % 12 == _BRANCHES.index(m[2])
        for m in _CYCLE.finditer(zh)
        for step in range(1 + (_LASTED if m["event"] else 0))
    )


_DAYS = (
    ("双十一|双11|光棍节", (11, 11)),
    ("双十二|双12", (12, 12)),
    ("双十(?![一二])", (10, 10)),
    ("六一?·?一八|618", (6, 18)),
    ("元旦", (1, 1)),
    ("三八|妇女节", (3, 8)),
    ("五一|劳动节", (5, 1)),
    ("五四|青年节", (5, 4)),
    ("六一|儿童节", (6, 1)),
    ("七一|建党节", (7, 1)),
    ("七七", (7, 7)),
    ("八一|建军节", (8, 1)),
    ("九一八", (9, 18)),
    ("十一|国庆", (10, 1)),
    ("一二九", (12, 9)),
    ("圣诞", (12, 25)),
)
"""Month and day of what is named by them. Source: general knowledge of the calendar."""


def names_day(zh: str, day: tuple[int | None, int | None]) -> bool:
    """Whether Chinese names this day by a feast or an event: 双十一 is 11 November."""
    return any(told == day and re.search(words, zh) for words, told in _DAYS)
