/**
 * A worker process that delivers for the stand-in networks and ends itself, without a word, at the point that
 * CRASH_POINT names, or stands still there (CRASH_HOW=SIGSTOP). Only this entry file reads these.
 */

import { deliverNext } from '#areas/channels/deliver.ts'
import { byNetwork, type Point, type Sending } from '#areas/channels/sending.ts'
import { openDatabase } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { startLoop } from '#platform/loop.ts'
import { secretsWith } from '#platform/secrets.ts'
import { STANDINS } from '#tests/crash/connectors.ts'
import { CRASH_PACE, realOutside } from './stage.ts'

const { CRASH_URL = '', CRASH_POINT, CRASH_HOW = 'SIGKILL', CRASH_LOOPS = '4', CRASH_KEY = '' } = process.env
const log = openLog('silent')
let struck = false

const sending: Sending = {
  database: openDatabase(CRASH_URL, { connections: 8 }),
  secrets: secretsWith(Buffer.from(CRASH_KEY, 'hex')),
  outside: realOutside,
  connectors: byNetwork(STANDINS),
  guards: [],
  readImage: () => Promise.reject(new Error('there are no pictures here')),
  log,
  pace: CRASH_PACE,
  reached: (point: Point) => {
    if (point !== CRASH_POINT || struck) return
    struck = true
    process.kill(process.pid, CRASH_HOW)
  },
}

for (let i = 0; i < Number(CRASH_LOOPS); i++)
  startLoop({ name: `delivering ${i}`, log, step: () => deliverNext(sending), idle_ms: 25 })
process.send?.('ready')
