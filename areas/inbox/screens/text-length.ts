const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How long a text is in the unit that its network counts. */
export function textLength(text: string, unit: string): number {
  if (unit === 'bytes') return new TextEncoder().encode(text).length
  if (unit === 'characters') return [...text].length
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return count
}
