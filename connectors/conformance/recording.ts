/**
 * What a connector brings to the suite: one object. `network` builds a fresh copy of the network for each test, mostly
 * a table of captured payloads (see `replay`); only where a key must make one post does it need to remember anything.
 */
import type { Account, Answers, Deed, LookBackAsked, Outgoing, Outside } from '../connector.ts'

export interface Recording {
  /** Tells recordings of one connector apart in the names of tests: `notifications`, `firehose`. */
  of: string
  account: Account
  /** The clock of every test: a little after the captured payloads. */
  now: Date
  /** Where `listen` starts; null hears what a new account would. */
  cursor: string | null
  network(): RecordedNetwork
  /** How the network writes a post. `html`: the payloads hold markup, and none may come through. */
  writes: 'plain' | 'html'
  /** Right answers to `asks`, when the network serves signing in. */
  answers?: Answers
  /** Right answers to `source_asks`; `account` is then the source that they open. */
  source_answers?: Answers
  /** Ids that the network knows, for `authors`. */
  authors_of?: readonly string[]
  /** A captured post whose thread the network serves. */
  thread_of?: string
  /** What to look back for, where the connector can: the network has something of that period, and something outside of it. */
  look_back?: Pick<LookBackAsked, 'term' | 'since_at' | 'until_at'>
  publish?: { outgoing: Outgoing; key: string }
  deeds?: Deed[]
}

export interface RecordedNetwork {
  answer(request: Request): Response | Promise<Response>
  /** The messages of a socket opened at this address; it closes after the last. */
  frames?(url: string): readonly (string | Uint8Array)[]
  /** How many posts `publish` has made here; needed for class A. */
  made?(): number
}

type Answer = string | Uint8Array<ArrayBuffer> | object | ((request: Request) => Response | Promise<Response>)

/** A network out of a table: `GET /path` -> captured payload, or a function for what must remember. */
export function replay(table: Readonly<Record<string, Answer>>): RecordedNetwork['answer'] {
  return (request) => {
    const asked = `${request.method} ${new URL(request.url).pathname}`
    const answer = table[asked]
    if (answer === undefined) throw new UnrecordedRequest(asked)
    if (typeof answer === 'function') return answer(request)
    if (typeof answer === 'string' || answer instanceof Uint8Array) return new Response(answer)
    return Response.json(answer)
  }
}

/** Not a TypeError, so that no connector can take it for a broken connection. */
class UnrecordedRequest extends Error {
  override readonly name = 'UnrecordedRequest'
  constructor(asked: string) {
    super(`The recording has no answer to ${asked}. Capture one, or stop asking.`)
  }
}

export interface Staged {
  outside: Outside
  requests: Request[]
}

export type Meddle = (request: Request, index: number, answer: () => Promise<Response>) => Promise<Response>

/** The network as a connector meets it; `meddle` stands on the wire between the two. */
export function stage(recording: Recording, network: RecordedNetwork, meddle?: Meddle): Staged {
  const requests: Request[] = []
  const outside: Outside = {
    now: () => new Date(recording.now),
    async fetch(input, init) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const index = requests.push(request) - 1
      const answer = async () => network.answer(request.clone())
      return meddle ? meddle(request, index, answer) : answer()
    },
    async *socket(url, signal) {
      for (const frame of network.frames?.(url) ?? []) {
        if (signal.aborted) return
        yield frame
      }
    },
  }
  return { outside, requests }
}

export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
