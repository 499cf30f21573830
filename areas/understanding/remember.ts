/**
 * Answers by word, remembered: a few thousand words make up nearly everything people write. What is remembered is
 * also the same string each time, so every table after the first finds it without hashing it again.
 */

/** Longer ones are rare, and the engine keeps the whole text alive that a longer piece was cut from. */
const WORD_MAX = 12
/** A text made of new words each time empties the memory now and then; it never fills the machine's. */
const WORDS_MOST = 50_000

export function remembered<T extends object | string | number | boolean | null>(
  answer: (word: string) => T,
): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const answered = answer(word)
    if (word.length > WORD_MAX) return answered
    if (known.size >= WORDS_MOST) known.clear()
    known.set(word, answered)
    return answered
  }
}
