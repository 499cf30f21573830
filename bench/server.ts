/** The real server for a benchmark, in a process of its own. Asked for a path, it tells what that sends to PostgreSQL. */
import { readConfig } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { openProgram } from '../program.ts'
import { tellOfProcess } from './child.ts'
import { overhear, type Statement } from './statements.ts'

const config = readConfig(process.env)
// Workers would send statements of their own among those of a request.
const parts = { serve: true, work: process.env['BENCH_WORK'] === '1' }
const program = await openProgram({ config, log: openLog('error'), parts, rate_per_minute: 1_000_000_000 })

process.on('message', async (message: { path: string; cookie: string }) => {
  if (tellOfProcess(message)) return
  const { path, cookie } = message
  const heard: Statement[] = []
  // Only for this request: who overhears takes time, and the rival is not overheard.
  const stop = overhear((statement) => heard.push(statement))
  const body = await (await fetch(program.address + path, { headers: { cookie } })).text()
  stop()
  process.send?.({ body, statements: heard })
})
process.once('SIGTERM', () => void program.stop().then(() => process.exit(0)))
process.send?.({ address: program.address })
