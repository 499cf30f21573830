/**
 * PostgreSQL keeps neither NUL nor half a surrogate pair, and networks send both. They become U+FFFD, one for one, so
 * that the offsets of spans stay right.
 */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(storable) as T
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part)])) as T
}

function clean(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}
