/** Whom nobody here may overlook: marked by a person, for all identities of the contact. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { contactOf } from './contacts.ts'
import { identitiesOf } from './identities.ts'
import type { ContactView } from './schema.ts'

export const markVip = (work: Work, { id }: { id: string }) => setVip(work, id, { is_vip: true })
export const markNoVip = (work: Work, { id }: { id: string }) => setVip(work, id, { is_vip: false })

/** Of everybody, the few that are marked. */
export async function vipIds(work: Work): Promise<string[]> {
  const rows = await work.db.selectFrom('contacts_identities').select('id').where('is_vip', '=', true).execute()
  return rows.map(({ id }) => id)
}

async function setVip(work: Work, id: string, change: { is_vip: boolean }): Promise<ContactView> {
  const identities = await identitiesOf(work, id)
  const [root] = identities
  if (!root) refuse('not_found', 'contact_not_found', 'There is nobody by this id.')
  const ids = identities.map((one) => one.id)
  await work.db.updateTable('contacts_identities').set(change).where('id', 'in', ids).execute()
  happened(work, 'contacts.contact_changed', { contact_id: root.contact_id })
  return (await contactOf(work, root.id)) as ContactView
}
