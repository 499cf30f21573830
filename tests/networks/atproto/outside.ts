/** The host's part for tests that meet the real software: plain fetch and sockets, and no guard, for it is all loopback. */
import { on, once } from 'node:events'
import { WebSocket } from 'ws'
import { ConnectorError, type Outside } from '#connectors/connector.ts'

export const outside: Outside = {
  fetch: (input, init) =>
    fetch(input, {
      ...init,
      signal: AbortSignal.any([...(init?.signal ? [init.signal] : []), AbortSignal.timeout(20_000)]),
    }),
  now: () => new Date(),
  async *socket(url, signal) {
    const socket = new WebSocket(url)
    const leave = () => socket.terminate()
    signal.addEventListener('abort', leave, { once: true })
    try {
      const messages = on(socket, 'message', { close: ['close'] })
      await once(socket, 'open')
      for await (const [data, isBinary] of messages) yield isBinary ? new Uint8Array(data) : String(data)
    } catch (error) {
      if (!signal.aborted) throw new ConnectorError('transient', 'The stream broke off.', { cause: error })
    } finally {
      signal.removeEventListener('abort', leave)
      leave()
    }
  },
}
