/** The body of an answer, counted and timed as it is read; reading slowly holds the sender back, not our memory. */
import type { Deadline } from './deadline.ts'
import { asOutboundError, OutboundError } from './error.ts'
import type { OutboundLimits } from './limits.ts'

export interface Incoming {
  host: string
  body: ReadableStream<Uint8Array<ArrayBuffer>>
  deadline: Deadline
  limits: OutboundLimits
}

/** Errors as an OutboundError, or with the caller's abort reason, as soon as a limit is met. */
export function boundedBody(incoming: Incoming): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { deadline } = incoming
  const reader = incoming.body.getReader()
  let received = 0
  const stop = (reason: unknown) => {
    deadline.done()
    reader.cancel(reason).catch(() => {})
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { value, done } = await readNext(incoming, reader)
        if (done) {
          deadline.done()
          return controller.close()
        }
        received += value.byteLength
        if (received > incoming.limits.answer_bytes) {
          const error = tooLarge(incoming.host, incoming.limits.answer_bytes)
          stop(error)
          throw error
        }
        controller.enqueue(value)
      },
      cancel: stop,
    },
    // Nothing is read before somebody asks.
    { highWaterMark: 0 },
  )
}

async function readNext(incoming: Incoming, reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>) {
  const { deadline, limits, host } = incoming
  deadline.expect(limits.body_ms, 'fell silent in the middle of its answer')
  try {
    return await reader.read()
  } catch (error) {
    deadline.done()
    throw deadline.reason() ?? asOutboundError(error, host, true)
  } finally {
    deadline.rest()
  }
}

export function tooLarge(host: string, limit_bytes: number): OutboundError {
  const limit = limit_bytes >= 1_000_000 ? `${limit_bytes / 1_000_000} MB` : `${limit_bytes} bytes`
  return new OutboundError('too_large', `The answer of ${host} is larger than the ${limit} that are read of it.`, {
    sent: true,
  })
}
