/** A small TCP proxy before PostgreSQL, that swallows what is said (a partition) or breaks every connection (a storm). */
import { once } from 'node:events'
import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net'

export class Proxy {
  connections = 0
  #pairs = new Set<{ near: Socket; far: Socket }>()
  #partitioned = false
  #storm: NodeJS.Timeout | undefined
  readonly #server: Server
  readonly #target: NetConnectOpts

  constructor(target: NetConnectOpts) {
    this.#target = target
    this.#server = createServer((near) => this.#join(near))
  }

  async open(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** Nothing comes through either way, new connections neither, and nobody is told. */
  partition(): void {
    this.#partitioned = true
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.pause()
  }

  heal(): void {
    this.#partitioned = false
    clearInterval(this.#storm)
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.resume()
  }

  /** Every connection is reset again and again. */
  storm(): void {
    this.#storm = setInterval(() => this.#resetAll(), 40)
  }

  #resetAll(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
  }

  #join(near: Socket): void {
    this.connections += 1
    const far = connect(this.#target)
    const pair = { near, far }
    this.#pairs.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => {})
      from.on('data', (chunk) => to.write(chunk))
      from.on('end', () => to.end())
      from.on('close', () => {
        to.destroy()
        this.#pairs.delete(pair)
      })
      if (this.#partitioned) from.pause()
    }
  }

  close(): void {
    clearInterval(this.#storm)
    this.#resetAll()
    this.#server.close()
  }
}
