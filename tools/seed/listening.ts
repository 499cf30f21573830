/** What Fernhill listens for: itself, by name; what it makes, whom it competes with and what moves people, by queries. */
import { annotate } from '#areas/listening/analysis/annotations.ts'
import { makeMonitor } from '#areas/listening/monitors.ts'
import type { MonitorInput } from '#areas/listening/schema.ts'
import { RECALL_DAYS_AGO } from './chatter.ts'
import { FOUNDER } from './people.ts'
import { before, DAY_MS, inWorkOf, personNamed, type Seeding } from './seeding.ts'

const nothing = { names: [], products: [], leave_out: [] }

const MONITORS: readonly MonitorInput[] = [
  {
    name: 'Fernhill',
    names: ['Fernhill', 'fern hill', '#fernhill', '@fernhill.example'],
    products: ['Arc kettle', 'Brook kettle', 'Drift toaster', 'Loft toaster'],
    leave_out: ['Fernhill Road', 'Fernhill Primary School'],
  },
  {
    ...nothing,
    kind: 'product',
    name: 'Arc kettle',
    query: '"arc kettle" OR (fernhill NEAR/6 kettle*) OR #fernhillarc',
  },
  {
    ...nothing,
    kind: 'product',
    name: 'Late or lost',
    query: '(fernhill OR kettle OR toaster) (late OR lost OR parcel* OR deliver* OR courier*)',
  },
  { ...nothing, kind: 'competitor', name: 'Kessel & Sohn', query: '"kessel sohn" OR #kessel' },
  { ...nothing, kind: 'topic', name: 'Right to repair', query: '"right to repair" OR (spare NEAR/3 part*)' },
]

export async function listening(seeding: Seeding): Promise<void> {
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), async (work) => {
    for (const monitor of MONITORS) await makeMonitor(work, monitor)
  })
}

/** Beside the charts stands what was going on. */
export async function noteRecall(seeding: Seeding): Promise<void> {
  const at = before(seeding, RECALL_DAYS_AGO * DAY_MS)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    annotate(work, { at, text: 'Kessel & Sohn recall' }),
  )
}
