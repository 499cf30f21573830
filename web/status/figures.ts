/** Figures of a part as a person reads them: what ends in _ms is a length, in _bytes a size, in _at an instant. */
export interface FigureWords {
  length: (length_ms: number) => string
  number: (value: number) => string
  compact: (value: number) => string
  instant: (at: string) => string
}

export function figureText(name: string, value: number | string, words: FigureWords): string {
  if (typeof value === 'string') return name.endsWith('_at') ? words.instant(value) : value
  if (name.endsWith('_ms')) return words.length(value)
  if (name.endsWith('_bytes')) return sizeOf(value, words)
  return words.number(value)
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

function sizeOf(bytes: number, { compact }: FigureWords): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${compact(bytes / 1000 ** step)} ${UNITS[step]}`
}

/** `oldest_ms` as `oldest`; a name nobody gave a word is its own, in words. */
export const figureName = (name: string, known: Readonly<Record<string, string>>): string =>
  known[name] ?? name.replace(/_(ms|bytes|at)$/, '').replaceAll('_', ' ')
