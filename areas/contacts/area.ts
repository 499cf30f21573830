/** Contacts: people outside and their identities; everyone else's rows hold identity ids. */
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import { contactsApi } from './api.ts'
import { contactOf, describeContact } from './contacts.ts'
import { PEOPLE } from './remembered.ts'
import { ContactRecord, Identity } from './schema.ts'
import { markNoVip, markVip } from './vips.ts'

export function contacts(): Area {
  return {
    name: 'contacts',
    records: {
      contacts_identities: {
        schema: Identity,
        personal: {
          export: (work, ids) => work.db.selectFrom('contacts_identities').selectAll().where('id', 'in', ids).execute(),
          erase: async (work, ids) => {
            await work.db.deleteFrom('contacts_identities').where('id', 'in', ids).execute()
            await raiseVersion(work, PEOPLE)
          },
        },
      },
      contacts_contacts: {
        schema: ContactRecord,
        personal: {
          export: (work, ids) => work.db.selectFrom('contacts_contacts').selectAll().where('id', 'in', ids).execute(),
          erase: async (work, ids) =>
            void (await work.db.deleteFrom('contacts_contacts').where('id', 'in', ids).execute()),
        },
      },
    },
    routes: [
      route(
        contactsApi.read,
        async (work, { id }) =>
          (await contactOf(work, id)) ?? refuse('not_found', 'contact_not_found', 'There is nobody by this id.'),
      ),
      route(contactsApi.markVip, markVip),
      route(contactsApi.markNoVip, markNoVip),
      route(contactsApi.describe, describeContact),
    ],
  }
}
