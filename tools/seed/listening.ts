/** What Fernhill listens for. */
import { makeMonitor } from '#areas/listening/monitors.ts'
import { FOUNDER } from './people.ts'
import { inWorkOf, personNamed, type Seeding } from './seeding.ts'

export async function listening(seeding: Seeding): Promise<void> {
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    makeMonitor(work, {
      name: 'Fernhill',
      names: ['Fernhill', 'fern hill', '#fernhill', '@fernhill.example'],
      products: ['Arc kettle', 'Brook kettle', 'Drift toaster', 'Loft toaster'],
      leave_out: ['Fernhill Road', 'Fernhill Primary School'],
    }),
  )
}
