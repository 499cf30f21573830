/** A contact is a person or organisation outside; an identity is what they are on one network. */
import { z } from 'zod'

export const Identity = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  /** Its own id until a person merges it with another. */
  contact_id: z.uuid(),
  network: z.string(),
  native_id: z.string(),
  handle: z.string(),
  name: z.string(),
  avatar_url: z.string().nullable(),
  url: z.string().nullable(),
  followers: z.number().nullable(),
  /** Whom nobody may overlook, as a person here says. */
  is_vip: z.boolean(),
  first_seen_at: z.date(),
})
export type Identity = z.infer<typeof Identity>

export const ContactRecord = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  name: z.string().nullable(),
  about: z.string(),
  created_at: z.date(),
  updated_at: z.date(),
  updated_by: z.string(),
})

/** What a list or a thread shows of somebody. */
export const Who = Identity.pick({
  id: true,
  contact_id: true,
  network: true,
  handle: true,
  name: true,
  url: true,
  followers: true,
  is_vip: true,
})
export type Who = z.infer<typeof Who>

/** The side pane of a conversation. */
export const ContactView = z.object({
  id: z.uuid(),
  name: z.string(),
  about: z.string(),
  first_seen_at: z.coerce.date(),
  identities: z.array(Who),
  /** A name of ours that theirs looks like, though they are none of our accounts. */
  poses_as: z.string().nullable(),
})
export type ContactView = z.infer<typeof ContactView>
