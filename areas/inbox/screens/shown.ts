/** The records as they arrive here: through JSON, so that an instant is its text. */
import type * as contacts from '#areas/contacts/schema.ts'
import type * as routing from '#areas/routing/schema.ts'
import type { Wire } from '#web/call.ts'
import type * as api from '../api.ts'
import type * as schema from '../schema.ts'

export type Conversation = Wire<schema.Conversation>
export type ConversationRow = Wire<api.ConversationRow>
export type ConversationView = Wire<api.ConversationView>
export type MessageView = Wire<api.MessageView>
export type Draft = Wire<schema.Draft>
export type Aside = Wire<schema.Aside>
export type ContactView = Wire<contacts.ContactView>
export type Decision = Wire<routing.Decision>
