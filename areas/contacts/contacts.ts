/** People outside: what networks say of them and what we know. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { identitiesOf } from './identities.ts'
import { oursIn, posesAs } from './posing.ts'
import type { ContactView, Identity } from './schema.ts'

export async function contactOf(work: Work, identity_id: string): Promise<ContactView | null> {
  const identities = await identitiesOf(work, identity_id)
  const root = identities[0]
  if (!root) return null
  const known = await work.db
    .selectFrom('contacts_contacts')
    .selectAll()
    .where('id', '=', root.contact_id)
    .executeTakeFirst()
  const ours = await oursIn(work)
  const poses_as = identities.map((each) => posesAs(ours, each)).find((like) => like !== null) ?? null
  return {
    id: root.contact_id,
    poses_as,
    name: known?.name ?? nameOf(root),
    about: known?.about ?? '',
    first_seen_at: identities.map((each) => each.first_seen_at).reduce((a, b) => (a < b ? a : b)),
    identities: identities.map(({ id, contact_id, network, handle, name, url, followers, is_vip }) => ({
      id,
      contact_id,
      network,
      handle,
      name,
      url,
      followers,
      is_vip,
    })),
  }
}

const nameOf = (identity: Identity) => identity.name || identity.handle

/** What a person here writes down about somebody outside. */
export async function describeContact(
  work: Work,
  input: { id: string; name: string | null; about: string },
): Promise<ContactView> {
  const [root] = await identitiesOf(work, input.id)
  if (!root) refuse('not_found', 'contact_not_found', 'There is nobody by this id.')
  const by = work.by.kind === 'person' ? work.by.id : work.by.name
  const change = { name: input.name, about: input.about, updated_at: work.now, updated_by: by }
  await work.db
    .insertInto('contacts_contacts')
    .values({ workspace_id: work.workspace_id, id: root.contact_id, created_at: work.now, ...change })
    .onConflict((same) => same.columns(['workspace_id', 'id']).doUpdateSet(change))
    .execute()
  happened(work, 'contacts.contact_changed', { contact_id: root.contact_id })
  return (await contactOf(work, root.id)) as ContactView
}
