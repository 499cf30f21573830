/**
 * WebSockets to the outside, through the same check. Messages wait in a short queue; when it is full the connection is
 * paused, so that a firehose runs at the speed of whoever reads it.
 */
import { WebSocket } from 'ws'
import type { Guard } from './connect.ts'
import { destination, portOf } from './destination.ts'
import { asOutboundError, OutboundError } from './error.ts'
import { checkedLookup, freeLookup, refuseInsideLiteral } from './resolve.ts'

export interface SocketSettings extends Guard {
  user_agent: string
  message_bytes: number
  /** A connection that shows no sign of life for this long, although asked, has died. */
  silence_ms: number
}

const QUEUE_FULL = 256
const QUEUE_LOW = 64

/** Each message, in order. Ends when the other side closes or `signal` aborts; otherwise throws an OutboundError. */
export async function* outboundSocket(
  settings: SocketSettings,
  address: string,
  signal: AbortSignal,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const url = destination(address, ['ws', 'wss'])
  if (signal.aborted) return
  const socket = open(settings, url)
  const inbox = receive(socket, url, settings)
  const stop = () => socket.terminate()
  signal.addEventListener('abort', stop, { once: true })
  try {
    yield* inbox.messages(signal)
  } finally {
    signal.removeEventListener('abort', stop)
    inbox.close()
    socket.terminate()
  }
}

function open(settings: SocketSettings, url: URL): WebSocket {
  const free = settings.allowed.has(url.hostname, portOf(url))
  if (!free) refuseInsideLiteral(url.hostname)
  return new WebSocket(url, {
    lookup: free ? freeLookup(settings.resolve) : checkedLookup(settings.resolve),
    headers: { 'user-agent': settings.user_agent },
    handshakeTimeout: settings.connect_ms,
    maxPayload: settings.message_bytes,
    // Off: a compressed message is a bomb until proven otherwise, and no network we listen to needs it.
    perMessageDeflate: false,
    followRedirects: false,
  })
}

function receive(socket: WebSocket, url: URL, settings: SocketSettings) {
  const queue: (string | Uint8Array)[] = []
  let waiting = Promise.withResolvers<void>()
  const wake = () => waiting.resolve()
  let failure: OutboundError | null = null
  let closed = false
  let opened = false
  const fail = (error: unknown) => {
    failure ??= socketError(error, url.host, opened)
    wake()
  }
  socket.on('open', () => {
    opened = true
  })
  socket.on('message', (data, isBinary) => {
    queue.push(isBinary ? new Uint8Array(data as Buffer) : String(data))
    if (queue.length >= QUEUE_FULL) socket.pause()
    wake()
  })
  socket.on('error', fail)
  socket.on('close', () => {
    closed = true
    wake()
  })
  const heart = heartbeat(socket, settings.silence_ms, () => fail(silent(url.host, settings.silence_ms)))
  async function* messages(signal: AbortSignal) {
    for (;;) {
      if (signal.aborted) return
      const next = queue.shift()
      if (next !== undefined) {
        if (socket.isPaused && queue.length <= QUEUE_LOW) socket.resume()
        yield next
      } else if (failure) throw failure
      else if (closed) return
      else {
        waiting = Promise.withResolvers<void>()
        await waiting.promise
      }
    }
  }
  return { messages, close: () => clearInterval(heart) }
}

/** Asks for a sign of life twice per `silence_ms`. While we read nothing ourselves, silence proves nothing. */
function heartbeat(socket: WebSocket, silence_ms: number, onSilence: () => void): NodeJS.Timeout {
  let heard = true
  let asked = 0
  const hear = () => {
    heard = true
  }
  socket.on('message', hear).on('pong', hear).on('ping', hear)
  return setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return
    asked = heard || socket.isPaused ? 0 : asked + 1
    heard = false
    if (asked < 2) return socket.ping()
    onSilence()
    socket.terminate()
  }, silence_ms / 2)
}

function silent(host: string, silence_ms: number): OutboundError {
  const seconds = Math.round(silence_ms / 1000)
  return new OutboundError(
    'timed_out',
    `The server ${host} has been silent for ${seconds} s; the connection is dead.`,
    {
      sent: true,
    },
  )
}

function socketError(error: unknown, host: string, opened: boolean): OutboundError {
  if (error instanceof OutboundError) return error
  const { code, message } = error as Error & { code?: string }
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
    return new OutboundError('too_large', `The server ${host} sent a message larger than is read.`, {
      sent: true,
      cause: error,
    })
  if (message === 'Opening handshake has timed out')
    return new OutboundError('timed_out', `The server ${host} took too long to open the connection.`, {
      sent: false,
      cause: error,
    })
  if (message.startsWith('Unexpected server response'))
    return new OutboundError('unreachable', `The server ${host} does not offer a socket there (${message}).`, {
      sent: true,
      cause: error,
    })
  return asOutboundError(error, host, opened)
}
