/** Which of the first steps are done: each for what it says, so that a tick can be believed. */
export interface Begun {
  channels: readonly { purpose: 'account' | 'source' }[]
  people: readonly { deactivated_at: string | null }[]
  invitations: readonly { expires_at: string }[]
}

/** A source is heard but cannot answer, so it is no account; who was asked and may still come counts as invited. */
export function doneOf({ channels, people, invitations }: Begun, now: Date): { account: boolean; people: boolean } {
  const here = people.filter((person) => !person.deactivated_at)
  const asked = invitations.filter(({ expires_at }) => new Date(expires_at) > now)
  return { account: channels.some(({ purpose }) => purpose === 'account'), people: here.length > 1 || asked.length > 0 }
}
