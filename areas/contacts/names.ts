/** All that an identity is called: on its network, by its handle, and by us; for a statement of another area that looks for names. */
import './tables.ts'
import { type RawBuilder, sql } from 'kysely'

export const namesOf = (identity_id: RawBuilder<unknown>): RawBuilder<string> => sql`coalesce((
  select i.name || ' ' || i.handle || ' ' || coalesce(c.name, '')
  from contacts_identities i left join contacts_contacts c on c.id = i.contact_id where i.id = ${identity_id}), '')`
