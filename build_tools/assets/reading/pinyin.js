// How the syllables of a word are written together.

const between = next => (/^\p{Lu}/u.test(next) ? " " : /^[aāáǎàeēéěèoōóǒò]/.test(next) ? "’" : "")

/** Syllables as one word, with an apostrophe where one would misread; a name's parts stay apart,
 *  and so does the 之 before one. */
export const joined = syllables =>
  syllables.reduce((word, next) => word + between(next) + next).replace("zhī ", " zhī ")
