// Starts a reading page: everything here adds to a page that is whole without it.

import { start as startBar } from "./bar.js"

startBar({})
document.documentElement.dataset.ready = ""
