const TITLES = /^(dr|mrs?|ms|prof)\.?\s+/i

/** One or two letters of a name. Scripts without capitals, and names that join their letters, get the first alone. */
export function initialsOf(name: string): string {
  const words = name
    .replace(TITLES, '')
    .replace(/^[@#]/, '')
    .split(/[\s_]+/)
    .filter((word) => /^\p{L}/u.test(word))
  const letters = words.filter((word) => /^\p{Lu}/u.test(word)).map(firstOf)
  if (letters.length > 1) return `${letters[0]}${letters.at(-1)}`
  return firstOf(words[0] ?? name.trim()).toUpperCase() || '?'
}

const firstOf = (word: string): string =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)][0]?.segment ?? ''
