/** Speaks just enough of PostgreSQL's protocol (version 3) to be a server that is too old, or that lets nobody in. */
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

export interface Manner {
  /** As server_version_num tells it. */
  version: number
  password: 'accepted' | 'refused'
}

export async function openPostgres(port: number, manner: Manner): Promise<Server> {
  const server = createServer((socket) => answer(socket, manner))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function message(kind: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)))
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const int16 = (value: number) => Buffer.from([value >> 8, value & 255])
const int32 = (value: number) => Buffer.from([value >> 24, value >> 16, value >> 8, value].map((byte) => byte & 255))
const READY = message('Z', Buffer.from('I'))
const INT4 = 23

function answer(socket: Socket, { version, password }: Manner): void {
  const row = Buffer.from(String(version))
  const rows = [
    message('T', int16(1), 'version', int32(0), int16(0), int32(INT4), int16(4), int32(-1), int16(0)),
    message('D', int16(1), int32(row.length), row),
    message('C', 'SELECT 1'),
  ]
  const replies: Readonly<Record<string, Buffer[]>> = {
    p: [
      password === 'accepted'
        ? Buffer.concat([message('R', int32(0)), READY])
        : message('E', Buffer.from('SFATAL\0C28P01\0Mpassword authentication failed for user "baton"\0\0')),
    ],
    Q: [...rows, READY],
    P: [message('1')],
    B: [message('2')],
    D: rows.slice(0, 1),
    E: rows.slice(1),
    S: [READY],
  }
  let pending = Buffer.alloc(0)
  let greeted = false
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (;;) {
      const head = greeted ? 1 : 0
      if (pending.length < head + 4) return
      const length = head + pending.readInt32BE(head)
      if (pending.length < length) return
      const kind = greeted ? String.fromCharCode(pending[0] ?? 0) : 'startup'
      pending = pending.subarray(length)
      greeted = true
      if (kind === 'startup') socket.write(message('R', int32(3)))
      else for (const reply of replies[kind] ?? []) socket.write(reply)
    }
  })
}
