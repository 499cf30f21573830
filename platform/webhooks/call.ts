/** One call to a receiver, and what came of it. Redirects are not followed: whoever moved is to be asked, not guessed. */

export interface Answer {
  /**
   * `refused`: it answered, with a no to this call. `away`: it does not answer, or is in trouble as a whole (5xx, 429).
   * `gone`: it wants no more (410, as Standard Webhooks has it).
   */
  outcome: 'delivered' | 'refused' | 'away' | 'gone'
  status: number | null
  answer: string
}

export interface Call {
  address: string
  body: string
  headers: Record<string, string>
  time_limit_ms: number
}

const KEPT_BYTES = 500

export async function call(
  fetch: typeof globalThis.fetch,
  { address, body, headers, time_limit_ms }: Call,
): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(time_limit_ms),
    })
    const { status } = response
    return { outcome: outcomeOf(status), status, answer: await firstBytes(response) }
  } catch (error) {
    return { outcome: 'away', status: null, answer: whyNot(error as Error) }
  }
}

function outcomeOf(status: number): Answer['outcome'] {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 410) return 'gone'
  return status >= 500 || status === 429 || status === 408 ? 'away' : 'refused'
}

/** Enough to see what is wrong; a receiver that drips or sends gigabytes is cut off, and that is no failure. */
async function firstBytes(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of response.body ?? []) {
      parts.push(part)
      length += part.length
      if (length >= KEPT_BYTES) break
    }
  } catch {
    // What came is kept; the status was the answer.
  }
  return printable(Buffer.concat(parts).subarray(0, KEPT_BYTES).toString('utf8'))
}

function whyNot(error: Error): string {
  if (error.name === 'TimeoutError') return 'No answer within the time limit.'
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return printable(`No answer: ${error.message}${cause}`).slice(0, KEPT_BYTES)
}

const printable = (text: string) => text.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').toWellFormed()
