/** Of a list of words or names; of addresses, which hold none, spaces too. */
export const BY_COMMAS = /[,;\n]/
export const BY_SPACES = /[\s,;]+/

/** The chips there are with those in a text; what differs only in capitals is one, as whoever looks for it takes it. */
export function withMore(chips: readonly string[], text: string, apart: RegExp): string[] {
  const all = [...chips, ...text.split(apart).map((one) => one.trim())].filter(Boolean)
  const seen = new Set<string>()
  return all.filter((one) => {
    const folded = one.normalize('NFKC').toLowerCase()
    return !seen.has(folded) && seen.add(folded)
  })
}
