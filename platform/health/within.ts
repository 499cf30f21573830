/** The answer, or an error after `ms`; the work itself is left behind and its later failure is nobody's. */
export async function within<T>(ms: number, promise: Promise<T>, because: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(because)), ms)
  })
  promise.catch(() => {})
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
