/**
 * An import is a file of posts that a person brings; a door is an address to which programs bring them. What a door brings
 * within an hour is a lot: an import without a file.
 */
import { z } from 'zod'
import { Format, Mapping, OPENS } from './checks/fields.ts'

export const IMPORT_STATES = [
  'uploading',
  'ready',
  'trying',
  'running',
  'stopped',
  'failed',
  'done',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** The one table of what a state allows; the server refuses by it, the screen disables by it. */
export const IMPORT_MAY = {
  uploading: { change: false, start: false, stop: false, take_back: false, bring_back: false, remove: true },
  ready: { change: true, start: true, stop: false, take_back: false, bring_back: false, remove: true },
  trying: { change: false, start: false, stop: true, take_back: false, bring_back: false, remove: false },
  running: { change: false, start: false, stop: true, take_back: false, bring_back: false, remove: false },
  stopped: { change: false, start: true, stop: false, take_back: true, bring_back: false, remove: false },
  failed: { change: false, start: true, stop: false, take_back: true, bring_back: false, remove: false },
  done: { change: false, start: false, stop: false, take_back: true, bring_back: false, remove: false },
  undoing: { change: false, start: false, stop: false, take_back: false, bring_back: false, remove: false },
  undone: { change: false, start: false, stop: false, take_back: false, bring_back: true, remove: true },
} as const satisfies Record<ImportState, Record<string, boolean>>

/** For so long after a run, and again after a taking back, the file is kept; so is what a program sent. */
export const FILE_KEPT_DAYS = 30

export const Refused = z.object({
  row_nth: z.int(),
  line: z.int(),
  column_name: z.string().nullable(),
  code: z.string(),
  sentence: z.string(),
})
export type Refused = z.infer<typeof Refused>

export const RefusedView = Refused.extend({
  /** What a program sent, cut off where it is long; null of a row of a file. */
  sent: z.string().nullable(),
})
export type RefusedView = z.infer<typeof RefusedView>

export const Counts = z.object({
  rows: z.int(),
  /** Posts that were not here before, those that were, and rows that are none. */
  new: z.int(),
  known: z.int(),
  refused: z.int(),
  /** New posts that any monitor heard, and how many each did. */
  heard: z.int(),
  monitors: z.record(z.string(), z.int()),
  /** Conversations that they opened. */
  conversations: z.int(),
  /** Rows that say no time: they count as said when they were brought. */
  undated: z.int().default(0),
  /** Of the new posts, those that went since it is taken back; and of the conversations. */
  taken_back: z.int().optional(),
  conversations_taken_back: z.int().optional(),
  /** Fields that a program sent and nobody understood, 50 at most. */
  unknown_fields: z.array(z.string()).optional(),
  /** It had not come to the end of its file when it was taken back. */
  unfinished: z.boolean().optional(),
  /** How often each reason was met. */
  reasons: z.record(z.string(), z.int()),
})
export type Counts = z.infer<typeof Counts>

/** What a dry run found: the figures, and the first rows that are refused. */
export const Tried = Counts.extend({
  first_refused: z.array(Refused),
  /** From here on the file cannot be read. */
  unreadable: z.string().nullable(),
  tried_at: z.coerce.date(),
})
export type Tried = z.infer<typeof Tried>

export const Import = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  file_name: z.string(),
  bytes: z.number(),
  parts: z.int(),
  state: z.enum(IMPORT_STATES),
  format: Format.nullable(),
  mapping: Mapping.nullable(),
  opens: z.enum(OPENS),
  tried: Tried.nullable(),
  counts: Counts.nullable(),
  row_done: z.int(),
  bytes_done: z.number(),
  problem: z.string().nullable(),
  created_at: z.coerce.date(),
  created_by: z.uuid(),
  /** The address that brought it, where no person brought a file; then the name is that of the address. */
  door_id: z.uuid().nullable(),
  started_at: z.coerce.date().nullable(),
  ended_at: z.coerce.date().nullable(),
  /** Until then what is taken back can be brought back from it; null where it has not ended, or the file is gone. */
  file_until: z.coerce.date().nullable(),
  /** Removed by somebody, and gone for good a little later. */
  removed_at: z.coerce.date().nullable(),
})
export type Import = z.infer<typeof Import>

/** Taking it back failed on the way: that is done again before anything else. */
export const isHalfTakenBack = ({ state, counts }: { state: ImportState; counts: Counts | null }): boolean =>
  state === 'failed' && counts?.taken_back !== undefined

export const RefusalRecord = Refused.extend({
  workspace_id: z.uuid(),
  import_id: z.uuid(),
  cells: z.array(z.string()),
})

/** A post as a program sent it. */
export const KeptPost = z.object({
  workspace_id: z.uuid(),
  import_id: z.uuid(),
  nth: z.int(),
  author_id: z.uuid(),
  network: z.string(),
  ours: z.boolean(),
  undated: z.boolean(),
  post: z.record(z.string(), z.unknown()),
})
export type KeptPost = z.infer<typeof KeptPost>

export const KeptMapping = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  columns_hash: z.string(),
  mapping: Mapping,
  updated_at: z.coerce.date(),
  updated_by: z.uuid(),
})
export type KeptMapping = z.infer<typeof KeptMapping>

export const Door = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  /** Of posts that say none. */
  network: z.string(),
  opens: z.enum(OPENS),
  /** Before what it brings was kept in lots. */
  brought: z.number(),
  refused: z.number(),
  called_at: z.coerce.date().nullable(),
  created_at: z.coerce.date(),
  created_by: z.uuid(),
  closed_at: z.coerce.date().nullable(),
})
export type Door = z.infer<typeof Door>

/** What its lots brought in all, and how much of it is taken back. */
export const DoorWithLots = Door.extend({ brought_in_lots: z.int(), taken_back: z.int() })
export type DoorWithLots = z.infer<typeof DoorWithLots>

export const PLACES = ['meet_up', 'counter', 'phone', 'letter', 'event', 'other'] as const
export type Place = (typeof PLACES)[number]

export const Note = z.object({
  workspace_id: z.uuid(),
  post_id: z.uuid(),
  place: z.enum(PLACES),
  /** Who of us was there. */
  people_ids: z.array(z.uuid()),
  /** How to reach whoever said it. Shown to those alone who may answer, in the conversation of it. */
  contact: z.string().nullable(),
  author_id: z.uuid().nullable(),
  noted_by: z.uuid(),
  noted_at: z.coerce.date(),
})
export type Note = z.infer<typeof Note>
