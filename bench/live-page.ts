/** A listening page without a screen: reads the stream of events as a browser does. */
import { get } from 'node:http'

export interface ListeningPage {
  /** When the next event of a kind was heard, by `performance.now()`. */
  next(kind: string): Promise<number>
  close(): void
}

export async function openPage(address: string, cookie: string): Promise<ListeningPage> {
  const waiting = new Map<string, (at: number) => void>()
  let text = ''
  const request = get(`${address}/api/live`, { headers: { cookie, accept: 'text/event-stream' } })
  await new Promise<void>((ready, fail) => {
    request.once('error', fail)
    request.once('response', (response) => {
      if (response.statusCode !== 200) fail(new Error(`/api/live answered ${response.statusCode}`))
      response.setEncoding('utf8').on('data', (part: string) => {
        const at = performance.now()
        const events = (text + part).split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) hear(event, at)
        ready()
      })
    })
  })
  function hear(event: string, at: number): void {
    const kind = /"kind":"([^"]+)"/.exec(event)?.[1] ?? ''
    waiting.get(kind)?.(at)
    waiting.delete(kind)
  }
  // Whoever closes the page ends the answer in the middle.
  request.on('error', () => {})
  return {
    next: (kind) => new Promise((heard) => waiting.set(kind, heard)),
    close: () => request.destroy(),
  }
}
