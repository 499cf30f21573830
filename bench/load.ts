/**
 * A load of requests over a fixed number of connections that are kept alive; each asks again when it was answered. It
 * speaks HTTP/1.1 over plain sockets, since a client that works hard would take the processor from both sides.
 */
import { connect, type Socket } from 'node:net'

export interface Load {
  address: string
  path: string
  cookie: string
  connections: number
  for_ms: number
}

/** Any answer but 200 is an error. */
export async function putUnderLoad(load: Load): Promise<{ per_s: number; answered: number }> {
  const began = performance.now()
  const until = began + load.for_ms
  const each = await Promise.all(Array.from({ length: load.connections }, () => keepAsking(load, until)))
  const answered = each.reduce((sum, one) => sum + one, 0)
  return { answered, per_s: answered / ((performance.now() - began) / 1000) }
}

function keepAsking({ address, path, cookie }: Load, until: number): Promise<number> {
  const { hostname, port, host } = new URL(address)
  const request = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept: application/json\r\n\r\n`
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let answered = 0
    socket.once('error', fail)
    socket.once('connect', () => socket.write(request))
    eachAnswer(socket, (status) => {
      if (status !== 200) return fail(new Error(`${path} answered ${status}`))
      answered += 1
      if (performance.now() < until) return socket.write(request)
      socket.destroy()
      return done(answered)
    })
  })
}

function eachAnswer(socket: Socket, answered: (status: number) => void): void {
  let head = ''
  let missing = -1
  let status = 0
  socket.on('data', (bytes) => {
    if (missing < 0) {
      head += bytes.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      status = Number(head.slice(9, 12))
      missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]) - (head.length - end - 4)
      head = ''
    } else missing -= bytes.length
    if (missing > 0) return
    missing = -1
    answered(status)
  })
}
