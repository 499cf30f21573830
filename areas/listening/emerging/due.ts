import { setDue } from '#platform/due.ts'
import type { Work } from '#platform/work.ts'

export const FIND = 'listening.find_emerging'

/** Begins with the first monitor; asked again it looks at once. */
export const beginFinding = (work: Work) =>
  setDue(work, { kind: FIND, subject_id: work.workspace_id, due_at: work.now })
