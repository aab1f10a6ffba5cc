"""Modules as scripts that register themselves: what is written, and what is refused."""

from __future__ import annotations

import pytest

from build_tools.exports.registered import registered

MODULE = """// What it is for.
import { both, el as make } from "./card.js"
import * as words from "../words/all.js"

const own = new URL("x.json", import.meta.url)
export const later = () => import("./later.js")
export async function start() {}
export class Shelf {}
// an important (thing)
"""
SCRIPT = """folder.define("a/b/main.js", ["a/b/card.js", "a/words/all.js"], \
async (exports, here, {both, el: make }, words) => {
// What it is for.

const own = new URL("x.json", here)
const later = () => folder.import(here, "./later.js")
async function start() {}
class Shelf {}
// an important (thing)

Object.assign(exports, { later, start, Shelf })
})
"""


def test_a_module_registers_what_it_needs_and_what_it_gives():
    assert registered("a/b/main.js", MODULE).replace("{ both", "{both") == SCRIPT


@pytest.mark.parametrize(
    "line", ['import "./x.js"', 'import x from "./x.js"', "export default 1", "export let x = 1"]
)
def test_what_cannot_be_registered_is_refused(line: str):
    with pytest.raises(ValueError, match="cannot be registered"):
        registered("a.js", f"{line}\n")
