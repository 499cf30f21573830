import type { Readable } from 'node:stream'
import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { DELIMITERS, ENCODINGS, LIMITS, Mapping, OPENS } from './checks/fields.ts'
import { notesApi } from './notes-api.ts'
import { Door, DoorWithLots, Import, KeptMapping, RefusedView } from './schema.ts'

export type { NoteView, NoteWords } from './notes-api.ts'

const Id = z.object({ id: z.uuid() })
const View = Import.omit({ workspace_id: true })
const DoorView = Door.omit({ workspace_id: true })
const Opened = z.object({ door: DoorView, address: z.string() })

const Detail = View.extend({
  /** Those that were kept for files with the same columns, the newest first. */
  kept_mappings: z.array(KeptMapping.pick({ id: true, name: true, mapping: true })),
})
export type ImportDetail = z.output<typeof Detail>

const PreviewOf = z.object({
  rows: z.array(
    z.object({
      nth: z.int(),
      line: z.int(),
      cells: z.array(z.string()),
      post: z
        .object({
          ...{ native_id: z.string(), network: z.string(), ours: z.boolean(), title: z.string().nullable() },
          /** It says no time. */
          undated: z.boolean(),
          ...{ text: z.string(), posted_at: z.date(), url: z.string() },
          ...{ author_name: z.string(), author_handle: z.string() },
        })
        .nullable(),
      wrong: z.object({ column: z.string().nullable(), code: z.string(), sentence: z.string() }).nullable(),
    }),
  ),
})
export type Preview = z.input<typeof PreviewOf>

/** A post that an import brought, and what became of it. */
const BroughtView = z.object({
  ...{ network: z.string(), title: z.string().nullable(), text: z.string(), lang: z.string().nullable() },
  url: z.string(),
  ...{ post_id: z.uuid(), posted_at: z.coerce.date(), deleted_at: z.coerce.date().nullable() },
  who: z.object({ name: z.string(), handle: z.string() }).nullable(),
  /** We said it ourselves. */
  ours: z.boolean(),
  /** It was to be taken back, and somebody worked in its conversation. */
  stays: z.boolean(),
  /** None: no monitor hears it. */
  heard_by: z.array(
    z.object({
      ...{ monitor_id: z.uuid(), name: z.string(), removed_at: z.coerce.date().nullable() },
      set_aside: z.string().nullable(),
    }),
  ),
  conversation: z.object({ id: z.uuid(), state: z.string() }).nullable(),
})
export type BroughtView = z.output<typeof BroughtView>

const ListBrought = Id.extend({
  /** Those that no monitor hears, of what others said. */
  heard: z.enum(['no']).optional(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type BroughtInput = z.output<typeof ListBrought>

/** Since that lot, which counts. */
const LotsSince = Id.extend({ since: z.uuid() })

export const importsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/imports',
    who: 'administer',
    does: 'Lists the files of posts that were brought, the newest first.',
    input: z.object({}),
    output: z.object({ imports: z.array(View) }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/imports',
    who: 'administer',
    does: 'Begins an import; its file follows in parts of at most 8 MB.',
    input: z.object({ file_name: z.string().trim().min(1).max(300), bytes: z.int().min(0) }),
    output: View,
  }),
  part: endpoint({
    method: 'PUT',
    path: '/api/imports/{id}/parts/{nth}',
    who: 'administer',
    does: 'Takes one part of the file as multipart/form-data, field "file"; the first is 0, and they come in their order.',
    input: Id.extend({ nth: z.coerce.number().int().min(0).max(1_000) }),
    output: View,
  }),
  look: endpoint({
    method: 'PUT',
    path: '/api/imports/{id}/format',
    who: 'administer',
    does: 'The file is there: finds out its encoding, separator and columns, where nothing is said of them, and what each column most likely is.',
    input: Id.extend({
      encoding: z.enum(ENCODINGS).optional(),
      delimiter: z.enum(DELIMITERS).optional(),
      time_zone: z.string().max(80).default('UTC'),
    }),
    output: View,
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/imports/{id}',
    who: 'administer',
    does: 'Reads an import with its figures, and the mappings that were kept for files with its columns.',
    input: Id,
    output: Detail,
  }),
  preview: endpoint({
    method: 'GET',
    path: '/api/imports/{id}/preview',
    who: 'administer',
    does: 'The first twenty rows as the posts that they become, by the mapping that stands.',
    input: Id,
    output: PreviewOf,
  }),
  map: endpoint({
    method: 'PUT',
    path: '/api/imports/{id}/mapping',
    who: 'administer',
    does: 'Says what each column is, and which posts open conversations.',
    input: Id.extend({ mapping: Mapping, opens: z.enum(OPENS) }),
    output: View,
  }),
  keepMapping: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/kept-mapping',
    who: 'administer',
    does: 'Keeps the mapping under a name, for the next file with these columns.',
    input: Id.extend({ name: z.string().trim().min(1, 'Give it a name.').max(80) }),
    output: KeptMapping.pick({ id: true, name: true }),
  }),
  dryRun: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/dry-run',
    who: 'administer',
    does: 'Goes through the whole file and stores nothing: how many posts are new, known, refused, heard.',
    input: Id,
    output: View,
  }),
  run: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/run',
    who: 'administer',
    does: 'Brings the posts in; goes on with one that was stopped.',
    input: Id,
    output: View,
  }),
  stop: endpoint({
    method: 'DELETE',
    path: '/api/imports/{id}/run',
    who: 'administer',
    does: 'Stops a run or a dry run; what was brought so far stays.',
    input: Id,
    output: View,
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/imports/{id}/posts',
    who: 'administer',
    does: 'Takes back what an import brought; conversations in which somebody worked stay.',
    input: Id,
    output: View,
  }),
  bringBack: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/posts',
    who: 'administer',
    does: 'Brings back what was taken back, from its file, for as long as that is kept (file_until).',
    input: Id,
    output: View,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/imports/{id}',
    who: 'administer',
    does: 'Removes an import that brought nothing; a quarter of an hour later it is gone for good, with its file.',
    input: Id,
    output: z.object({}),
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/restoration',
    who: 'administer',
    does: 'Takes a removal back, until it is gone for good.',
    input: Id,
    output: View,
  }),
  brought: endpoint({
    method: 'GET',
    path: '/api/imports/{id}/posts',
    who: 'administer',
    does: 'Lists the posts that an import brought, the newest first, with who heard each and the conversation that it lies in.',
    input: ListBrought,
    output: z.object({
      posts: z.array(BroughtView),
      /** Ask on with this as `before`; null at the end. */
      next: z.uuid().nullable(),
    }),
  }),
  refused: endpoint({
    method: 'GET',
    path: '/api/imports/{id}/refused',
    who: 'administer',
    does: 'Lists rows that were refused, with the reason, in the order of the file; of a program, what it sent.',
    input: Id.extend({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ refused: z.array(RefusedView) }),
  }),
  refusedFile: endpoint({
    method: 'GET',
    path: '/api/imports/{id}/refused-file',
    who: 'administer',
    does: 'The refused rows as CSV, as they stood, with the reason in the last column.',
    input: Id,
    output: z.custom<Readable>(),
  }),
  doors: endpoint({
    method: 'GET',
    path: '/api/import-addresses',
    who: 'administer',
    does: 'Lists the addresses to which programs bring posts, and behind them closed ones that brought any.',
    input: z.object({}),
    output: z.object({ doors: z.array(DoorWithLots.omit({ workspace_id: true })) }),
  }),
  lots: endpoint({
    method: 'GET',
    path: '/api/import-addresses/{id}/lots',
    who: 'administer',
    does: 'Lists what an address brought, the newest first, each within an hour: an import, of which posts and refused rows are read by its id.',
    input: Id.extend({ before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    output: z.object({
      door: DoorView,
      lots: z.array(View),
      /** Ask on with this as `before`; null at the end. */
      next: z.uuid().nullable(),
    }),
  }),
  takeLotsBack: endpoint({
    method: 'DELETE',
    path: '/api/import-addresses/{id}/lots',
    who: 'administer',
    does: 'Takes back all that an address brought since one of its lots, which counts; conversations in which somebody worked stay.',
    input: LotsSince,
    output: z.object({ lots: z.int() }),
  }),
  bringLotsBack: endpoint({
    method: 'POST',
    path: '/api/import-addresses/{id}/lots',
    who: 'administer',
    does: 'Brings back all that was taken back since a lot, from what was sent, for as long as that is kept (file_until).',
    input: LotsSince,
    output: z.object({ lots: z.int() }),
  }),
  openDoor: endpoint({
    method: 'POST',
    path: '/api/import-addresses',
    who: 'administer',
    does: `Makes an address to which a program brings posts, up to ${LIMITS.posts} in a call. It is shown once.`,
    input: z.object({
      name: z.string().trim().min(1, 'Say what brings posts here.').max(80),
      network: z.string().trim().min(1).max(40).default('import'),
      opens: z.enum(OPENS).default('recent'),
    }),
    output: Opened,
    shown_once: ['address'],
  }),
  renewDoor: endpoint({
    method: 'POST',
    path: '/api/import-addresses/{id}/renewal',
    who: 'administer',
    does: 'Gives it a new address; the old one ends at once.',
    input: Id,
    output: Opened,
    shown_once: ['address'],
  }),
  closeDoor: endpoint({
    method: 'DELETE',
    path: '/api/import-addresses/{id}',
    who: 'administer',
    does: 'Closes an address; what it brought stays.',
    input: Id,
    output: z.object({}),
  }),
  ...notesApi,
} as const
