/**
 * Stands in for Jetstream, whose server is not on npm: the documented JSON (github.com/bluesky-social/jetstream), fed
 * from the real firehose through the network makers' own client, with `cursor` and `wantedCollections`.
 */
import { once } from 'node:events'
import { IdResolver } from '@atproto/identity'
import { Firehose } from '@atproto/sync'
import { WebSocketServer } from 'ws'

export async function serveJetstream({ port, pds_url, plc_url }) {
  const said = []
  const listeners = new Set()
  const firehose = new Firehose({
    service: pds_url.replace('http', 'ws'),
    idResolver: new IdResolver({ plcUrl: plc_url, fetch: globalThis.fetch }),
    unauthenticatedCommits: true,
    unauthenticatedHandles: true,
    // One after the other, as Jetstream tells them; a runner would take repositories side by side.
    getCursor: () => 0,
    onError: (error) => console.error(error.message),
    handleEvent: async (event) => {
      const line = translated(event, (said.at(-1)?.time_us ?? 0) + 1)
      if (!line) return
      said.push(line)
      for (const listener of listeners) listener(line)
    },
  })
  firehose.start()
  const server = new WebSocketServer({ port, host: '127.0.0.1', path: '/subscribe' })
  server.on('connection', (socket, request) => {
    const asked = new URL(request.url, 'http://localhost').searchParams
    const cursor = asked.get('cursor')
    const wanted = asked.getAll('wantedCollections')
    const tell = (line) => {
      if (line.kind !== 'commit' || wanted.length === 0 || wanted.includes(line.commit.collection)) socket.send(JSON.stringify(line))
    }
    if (cursor) for (const line of said.filter((l) => l.time_us > Number(cursor))) tell(line)
    listeners.add(tell)
    socket.on('close', () => listeners.delete(tell))
  })
  await once(server, 'listening')
}

/** Instants are microseconds and never repeat. */
function translated(event, least_us) {
  const time_us = Math.max(Date.parse(event.time) * 1_000, least_us)
  if (event.event === 'identity') {
    const { did, seq, time, handle } = event
    return { did, time_us, kind: 'identity', identity: { did, seq, time, ...(handle && { handle }) } }
  }
  if (!['create', 'update', 'delete'].includes(event.event)) return null
  const { rev, event: operation, collection, rkey } = event
  const gone = operation === 'delete'
  return {
    did: event.did,
    time_us,
    kind: 'commit',
    commit: { rev, operation, collection, rkey, ...(!gone && { record: JSON.parse(JSON.stringify(event.record)), cid: String(event.cid) }) },
  }
}
