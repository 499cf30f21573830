/** How much of a stream is handed over at once. */
export interface Bounds {
  most: number
  within_ms: number
}

/**
 * Items of a stream as lists: a list ends when it is full, or a moment after its first item, so that a flood comes in few
 * commits and a trickle comes at once. What was read before the stream failed is handed over before the failure is.
 */
export async function* gather<T>(source: AsyncIterable<T>, bounds: Bounds): AsyncIterable<T[]> {
  const items = source[Symbol.asyncIterator]()
  try {
    let open = step(items)
    for (;;) {
      const first = await open.settled
      if ('error' in first) throw first.error
      if (first.done) return
      const list = [first.value]
      open = await fill(list, step(items), { items, ...bounds })
      yield list
    }
  } finally {
    // Not awaited: a silent source closes only when its signal tells it, which whoever listens does next.
    items.return?.().then(undefined, () => null)
  }
}

type Settled<T> = { done: true } | { done: false; value: T } | { done: true; error: unknown }

/** One step of the stream; wrapped, because a promise that is awaited for later must not be awaited on the way. */
interface Step<T> {
  settled: Promise<Settled<T>>
}

function step<T>(items: AsyncIterator<T>): Step<T> {
  const settled = items.next().then(
    (result): Settled<T> => (result.done ? { done: true } : { done: false, value: result.value }),
    (error: unknown): Settled<T> => ({ done: true, error }),
  )
  return { settled }
}

/** Fills the list in place and gives back the step that is still open. */
async function fill<T>(list: T[], first: Step<T>, at: Bounds & { items: AsyncIterator<T> }): Promise<Step<T>> {
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), at.within_ms)
  let open = first
  while (list.length < at.most) {
    const settled = await Promise.race([open.settled, late.promise])
    if (settled === null || settled.done) break
    list.push(settled.value)
    open = step(at.items)
  }
  clearTimeout(timer)
  return open
}
