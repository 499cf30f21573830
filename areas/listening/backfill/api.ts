import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { Backfill, BackfillPart, DAYS } from './schema.ts'

const id = z.uuid()
const Id = z.object({ id })

const PartView = BackfillPart.pick({
  ...{ nth: true, channel_id: true, network: true, name: true, way: true, shows: true, state: true, until_at: true },
  ...{ terms: true, term_nth: true, found: true, fits: true, kept: true, problem: true, missed: true },
}).extend({
  /** When it is asked next, where it waits for that. */
  due_at: z.coerce.date().nullable(),
})
export const BackfillView = Backfill.omit({ workspace_id: true, asks: true }).extend({
  parts: z.array(PartView),
  /** The monitor listens for something else since. */
  is_outdated: z.boolean(),
})
export type BackfillView = z.infer<typeof BackfillView>

/** What would be asked, if it looked back now. */
const Offer = z.object({ network: z.string(), name: z.string(), because: z.string().nullable() })

const DAYS_SAID = 'A monitor looks back 1, 3, 7 or 30 days.'

export const backfillApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/monitors/{id}/backfills',
    who: 'read',
    does: 'How often and how far a monitor looked back, the newest first, and which sources could be asked now',
    input: Id,
    output: z.object({ backfills: z.array(BackfillView), offers: z.array(Offer) }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/monitors/{id}/backfills',
    who: 'administer',
    does: 'Asks each source for what was said before; what the monitor means is heard as history, and opens no conversation',
    input: Id.extend({ days: z.int().refine((days) => DAYS.some((one) => one === days), { error: DAYS_SAID }) }),
    output: BackfillView,
  }),
  stop: endpoint({
    method: 'DELETE',
    path: '/api/backfills/{id}/run',
    who: 'administer',
    does: 'Stops looking back; what was found so far stays',
    input: Id,
    output: BackfillView,
  }),
  goOn: endpoint({
    method: 'POST',
    path: '/api/backfills/{id}/run',
    who: 'administer',
    does: 'Goes on with a look back that was stopped or failed, where each source stood',
    input: Id,
    output: BackfillView,
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/backfills/{id}/mentions',
    who: 'administer',
    does: 'Takes what a look back found out of the lists and the figures again; what somebody worked on stays',
    input: Id,
    output: BackfillView,
  }),
}
