/** A notice tells a person that something waits for them or happened to what is theirs, and why they are told. */
import { z } from 'zod'

export const Notice = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  person_id: z.uuid(),
  /** What happened, as a term of ours: `inbox.conversation_assigned`. */
  kind: z.string(),
  /** What it is about, as `conversation/{id}`; who is told once of a subject is not told again until they have read it. */
  subject: z.string(),
  /** Why it came, in a sentence for the person. */
  reason: z.string(),
  /** The message whose words it quotes, also when more was said since; null where nothing was said. */
  quotes_id: z.uuid().nullable(),
  /** Where to go, inside our own pages. */
  path: z.string(),
  told_at: z.coerce.date(),
  read_at: z.coerce.date().nullable(),
})
export type Notice = z.infer<typeof Notice>

/** Whom or what a notice is about, joined when it is read. */
export const About = z.object({
  /** Somebody outside, or a channel of ours. */
  name: z.string(),
  network: z.string().nullable(),
  /** The first words of what it is about; empty where nothing was said. */
  words: z.string(),
})
export type About = z.infer<typeof About>
