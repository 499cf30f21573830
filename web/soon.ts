/** Gathers a burst: the first call is done at once, since somebody waits; what comes within the time after it is done once, at its end. */
const gathering = new Map<string, { next: (() => void) | null }>()

export function soon(key: string, after_ms: number, run: () => void): void {
  const known = gathering.get(key)
  if (known) {
    known.next = run
    return
  }
  run()
  gather(key, after_ms)
}

function gather(key: string, after_ms: number): void {
  const burst: { next: (() => void) | null } = { next: null }
  gathering.set(key, burst)
  setTimeout(() => {
    gathering.delete(key)
    if (!burst.next) return
    burst.next()
    gather(key, after_ms)
  }, after_ms)
}
