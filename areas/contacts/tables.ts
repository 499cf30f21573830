import type { ColumnType, Generated } from 'kysely'
import type { z } from 'zod'
import type { ContactRecord, Identity } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    contacts_identities: Omit<Identity, 'is_vip'> & { is_vip: Generated<boolean> }
    contacts_contacts: Omit<z.infer<typeof ContactRecord>, 'about'> & {
      about: ColumnType<string, string | undefined, string>
    }
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'contacts.contact_changed': { contact_id: string }
    'contacts.contact_erased': { contact_id: string }
  }
}
