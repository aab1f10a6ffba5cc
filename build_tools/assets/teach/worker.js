// Keeps an opened sheet for a lesson without a network: what was fetched is kept, and given again
// when the network fails. Its scope is the teaching pages alone.

const STORE = "sheets"

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(clients.claim()))

addEventListener("message", event => event.waitUntil(keep(event.data)))

addEventListener("fetch", event => {
  const { request } = event
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return
  event.respondWith(answer(request))
})

async function keep(addresses) {
  const store = await caches.open(STORE)
  await Promise.allSettled(addresses.map(address => store.add(address)))
}

async function answer(request) {
  const store = await caches.open(STORE)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await store.put(request, fresh.clone())
    return fresh
  } catch (error) {
    const old = await store.match(request, { ignoreSearch: request.mode === "navigate" })
    if (old) return old
    throw error
  }
}
