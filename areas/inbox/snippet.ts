/** Lines, not characters, are cut on the screen; this only bounds what a list carries. Never in the middle of a character. */
export function snippetOf(said: { text: string; title: string | null }): string {
  const words = said.title ? `${said.title}. ${said.text}` : said.text
  return words.length <= SNIPPET_MAX
    ? words
    : words
        .slice(0, SNIPPET_MAX)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
}

const SNIPPET_MAX = 280
