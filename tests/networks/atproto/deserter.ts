/** Starts the network and then only waits to be killed: a process of its own for the test that does so. */
import { startNetwork } from './start.ts'

const network = await startNetwork()
process.send?.(network.pds_url)
setInterval(() => {}, 60_000)
