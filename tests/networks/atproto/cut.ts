/** A TCP proxy that loses answers: the request reaches the server whole, and the connection dies before the answer comes back. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Cut {
  url: string
  /** The next request that holds these bytes is carried out, and its answer is lost. */
  loseAnswerTo(marker: string): void
  close(): Promise<void>
}

export async function cutBefore(server_url: string): Promise<Cut> {
  const target = new URL(server_url)
  const open = new Set<Socket>()
  let marker: string | null = null
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), '127.0.0.1')
    let doomed = false
    for (const socket of [client, upstream]) {
      open.add(socket.on('error', () => socket.destroy()))
      socket.on('close', () => (client.destroy(), upstream.destroy(), open.delete(socket)))
    }
    client.on('data', (bytes) => {
      doomed ||= marker !== null && bytes.includes(marker)
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      if (!doomed) return client.write(bytes)
      marker = null
      return client.resetAndDestroy()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswerTo: (bytes) => (marker = bytes),
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
