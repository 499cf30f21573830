import type { Grant } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    conduct_grants: Grant & { workspace_id: string }
  }
}

declare module '#platform/facts.ts' {
  interface Facts {
    'conduct.grant_given': { grant_id: string; person_id: string; channel_id: string }
    'conduct.grant_withdrawn': { grant_id: string; person_id: string; channel_id: string }
  }
}
