/** The code of conduct and the right to speak: who may say something in public, where, from when until when. */
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import * as api from './api.ts'
import { grant, listGrants, withdraw, withdrawAllOf } from './grants.ts'
import { Grant } from './schema.ts'

export function conduct(): Area {
  return {
    name: 'conduct',
    records: {
      conduct_grants: {
        schema: Grant,
        personal: { none: 'names members by id and nobody outside; a member who leaves stays readable as an id' },
      },
    },
    reactions: {
      'administration.person_deactivated': async (work, facts) => {
        for (const { detail } of facts) await withdrawAllOf(work, detail.person_id, 'No longer works here.')
      },
    },
    routes: [
      route(api.listGrants, async (work, { id, all }) => ({
        grants: await listGrants(work, { channel_id: id, past: all }),
      })),
      route(api.giveGrant, (work, { id, ...given }) => grant(work, { ...given, channel_id: id })),
      route(api.withdrawGrant, (work, what) => withdraw(work, what)),
    ],
  }
}
