/** Gathers a burst: however often it is called within the time, what is to be done is done once, at its end. */
const waiting = new Map<string, { run: () => void }>()

export function soon(key: string, after_ms: number, run: () => void): void {
  const known = waiting.get(key)
  if (known) {
    known.run = run
    return
  }
  const call = { run }
  waiting.set(key, call)
  setTimeout(() => {
    waiting.delete(key)
    call.run()
  }, after_ms)
}
