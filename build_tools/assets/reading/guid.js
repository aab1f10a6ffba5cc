// The identity of a word's card, the same in every table and deck that the site gives.

/** The guid of a word of an edition, or of the term that it is (see exports/vocabulary.py);
 *  where the browser has no digest (a page without https) the key itself. */
export async function guid(edition, { text, term }) {
  const key = `${edition}/${term ? `term/${term}` : `word/${text}`}`
  const digest = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(key))
  return digest ? [...new Uint8Array(digest)].slice(0, 6).map(byte => byte.toString(16).padStart(2, "0")).join("") : key
}
