/** Files that our people upload, to be posted or as evidence. */
import { z } from 'zod'

export const ALT_TEXT_LENGTH = 2000

/** What may be uploaded, and how much of it. */
export const MOST_BYTES = { picture: 20_000_000, video: 40_000_000, document: 20_000_000 } as const

export const MediaFile = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  kind: z.enum(['picture', 'video', 'document']),
  /** Told by the bytes, never by the name or the sender. */
  mime: z.enum(['image/jpeg', 'image/png', 'image/gif', 'video/mp4', 'video/webm', 'application/pdf']),
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Empty: not described yet. */
  alt_text: z.string(),
  name: z.string(),
  sha256: z.string(),
  added_by: z.string(),
  added_at: z.date(),
})
export type MediaFile = z.infer<typeof MediaFile>

export const ShownFile = MediaFile.omit({ workspace_id: true, sha256: true })
