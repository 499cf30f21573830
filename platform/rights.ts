/**
 * Who may do what, in one table. Endpoints name a right, people have a role, the screens disable by the same table.
 * What a person may *see* is narrower still and decided by audiences.
 */
export const ROLES = ['administrator', 'agent', 'contributor', 'executive'] as const
export type Role = (typeof ROLES)[number]

/**
 * `contribute` writes notes where one sees the conversation, and answers there with a right to speak of one's own; `answer` also
 * moves and closes it.
 */
export const RIGHTS = ['take_part', 'read', 'contribute', 'answer', 'administer'] as const
export type Right = (typeof RIGHTS)[number]

const GRANTED: Record<Role, readonly Right[]> = {
  administrator: ['take_part', 'read', 'contribute', 'answer', 'administer'],
  agent: ['take_part', 'read', 'contribute', 'answer'],
  executive: ['take_part', 'read', 'contribute'],
  contributor: ['take_part', 'contribute'],
}

export const mayRole = (role: Role, right: Right): boolean => GRANTED[role].includes(right)
