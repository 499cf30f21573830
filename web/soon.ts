/**
 * Gathers a burst. What comes in one breath (a commit tells several things) is done once, at once, since somebody waits;
 * what comes within the time after is done once, at its end. That time is short at first, so that the next post is not
 * kept waiting by the one before, and grows to `most_ms` while more comes: a flood costs no more than that.
 */
const gathering = new Map<string, Burst>()

export function soon(key: string, most_ms: number, run: () => void): void {
  const known = gathering.get(key)
  if (known) known.next = run
  else gather(key, { next: run, wait_ms: 0, most_ms })
}

interface Burst {
  next: (() => void) | null
  wait_ms: number
  most_ms: number
}

function gather(key: string, burst: Burst): void {
  const { wait_ms, most_ms } = burst
  gathering.set(key, burst)
  setTimeout(() => {
    gathering.delete(key)
    if (!burst.next) return
    burst.next()
    gather(key, { next: null, wait_ms: Math.min(most_ms, wait_ms * 2 || most_ms / 3), most_ms })
  }, wait_ms)
}
