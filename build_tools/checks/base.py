"""The whole mechanism of checks: a check yields places and words, the wrapper adds the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from build_tools.findings import Finding, Severity, Where

Subject = TypeVar("Subject")


class Fault(NamedTuple):
    """One place that breaks the rule of a check, in words an editor can act on."""

    where: Where
    message: str
    hint: str = ""


class Check(NamedTuple, Generic[Subject]):
    """A rule with its code and severity; call it with a Site or a Built to get findings."""

    code: str
    severity: Severity
    title: str
    rule: Callable[[Subject], Iterable[Fault]]

    def __call__(self, subject: Subject) -> Iterator[Finding]:
        """Every fault of the subject as a finding, in the order the rule yields them."""
        for fault in self.rule(subject):
            yield Finding(self.severity, self.code, *fault)


def check(
    code: str, severity: Severity, title: str
) -> Callable[[Callable[[Subject], Iterable[Fault]]], Check[Subject]]:
    """Make a rule a check.

    `code` is a family letter and three digits; `title` is the line of the manual
    (docs/about/checks.md) that states the rule, without a full stop.
    """

    def wrap(rule: Callable[[Subject], Iterable[Fault]]) -> Check[Subject]:
        return Check(code, severity, title, rule)

    return wrap
