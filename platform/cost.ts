/** What work costs, for the tests: processor time and memory. Never the clock: beside other programs it says nothing. */

/** Processor time of this whole process while `run` ran, in ms. */
export async function spentMs(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * From now until it is asked: the most bytes beside what is taken now.
 *
 * Counted is what stands outside V8's heap: buffers, pictures, sockets. V8 keeps up to 192 MB of its own between two
 * collections, whatever it reads: counted with it, the same 1,000 pictures took 77 MB in one run and 262 MB in the next.
 */
export function watchMemory(): () => number {
  const outsideHeap = () => {
    const { rss, heapTotal } = process.memoryUsage()
    return rss - heapTotal
  }
  const before_bytes = outsideHeap()
  let most_bytes = 0
  const look = () => {
    most_bytes = Math.max(most_bytes, outsideHeap() - before_bytes)
  }
  const watch = setInterval(look, 2)
  return () => {
    clearInterval(watch)
    look()
    return most_bytes
  }
}
