/**
 * Loaded before every test file (tools/run-tests.ts), which ends a run that says nothing any more by SIGTERM: each file
 * that still runs then notes in OPEN_NOTES what it had open, since that is what kept it from ending.
 */
import { appendFileSync } from 'node:fs'

const notes = process.env['OPEN_NOTES']
const file = process.argv[1] ?? ''

if (notes && file.endsWith('.test.ts'))
  process.once('SIGTERM', () => {
    const open = Object.entries(Object.groupBy(process.getActiveResourcesInfo(), (kind) => kind))
    const kinds = open.map(([kind, all = []]) => `${all.length} ${kind}`)
    appendFileSync(notes, `${file} did not end; it had open: ${kinds.join(', ') || 'nothing'}\n`)
    process.exit(1)
  })
