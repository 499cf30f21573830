/**
 * The process that the network lives in: PLC, PDS, AppView and Ozone of @atproto/dev-env, and a stand-in for Jetstream.
 * Plain JavaScript, because its packages are installed on first use and the type check must not need them.
 * It ends, and ends the programs it was told of, when whoever started it is gone.
 */
import { rmSync } from 'node:fs'
import { Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { TestNetwork } from '@atproto/dev-env'
import { serveJetstream } from './jetstream.mjs'
import { deeds } from './people.mjs'

const ports = JSON.parse(process.env.NETWORK_PORTS)
const others = JSON.parse(process.env.NETWORK_OTHERS)

listenOnLoopbackOnly()
process.on('disconnect', leave)
const network = await TestNetwork.create({
  plc: { port: ports.plc },
  pds: { port: ports.pds, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: ports.appview, publicUrl: `http://localhost:${ports.appview}`, dbPostgresSchema: 'appview' },
  ozone: { port: ports.ozone },
})
await serveJetstream({ port: ports.jetstream, pds_url: network.pds.url, plc_url: network.plc.url })
const doing = deeds(network)
process.on('message', async ({ id, deed, input }) => {
  const answer = await doing[deed](input).then(
    (result) => ({ id, result: result ?? null }),
    (error) => ({ id, error: `${error.status ?? ''} ${error.error ?? ''} ${error.message}`.trim() }),
  )
  if (process.connected) process.send(answer)
})
process.on('SIGINT', () => network.close().finally(() => process.exit(0)))
process.send({ ready: { pds_url: network.pds.url, plc_url: network.plc.url, appview_url: network.bsky.url } })

/** Its servers listen on every address of the machine when left alone. */
function listenOnLoopbackOnly() {
  const listen = Server.prototype.listen
  Server.prototype.listen = function (port, ...rest) {
    if (typeof port === 'number') return listen.call(this, port, '127.0.0.1', ...rest.filter((r) => typeof r === 'function'))
    if (typeof port === 'object' && port?.port !== undefined) return listen.call(this, { ...port, host: '127.0.0.1' }, ...rest)
    return listen.call(this, port, ...rest)
  }
}

/** Nobody else is left to clean up. SIGINT is what PostgreSQL calls a fast shutdown: it does not wait for its clients. */
async function leave() {
  for (const pid of others) tell(pid, 'SIGINT')
  for (let left = 100; left > 0 && others.some((pid) => tell(pid, 0)); left -= 1) await wait(50)
  rmSync(process.env.HOME, { recursive: true, force: true })
  process.exit(1)
}

function tell(pid, signal) {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
