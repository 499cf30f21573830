/** Whom one may tell of a conversation, and whom one may name in it; visible.ts says the same to the database. */

import { mayRole, type Role } from '#platform/rights.ts'
import type { Conversation } from '../schema.ts'

interface Reader {
  id: string
  role: Role
  team_ids: readonly string[]
}

export function isVisibleTo(conversation: Pick<Conversation, 'audience' | 'assignee_id'>, person: Reader): boolean {
  const { audience, assignee_id } = conversation
  if (!mayRole(person.role, 'read')) return assignee_id === person.id
  if (audience === null || person.role === 'administrator' || assignee_id === person.id) return true
  return audience.some((team_id) => person.team_ids.includes(team_id))
}
