/** What a column of a file can be to us, and how a file of posts is read. Shared with the screens. */
import { z } from 'zod'

export const FIELDS = [
  'text',
  'title',
  'id',
  'posted_at',
  'author_name',
  'author_handle',
  'author_id',
  'author_url',
  'followers',
  'network',
  'url',
  'language',
  'thread_id',
  'parent_id',
  'likes',
  'reposts',
  'replies',
  'direction',
] as const
export type Field = (typeof FIELDS)[number]

/** How instants are written where they could be read in two ways. */
export const DATE_FORMS = ['auto', 'day_first', 'month_first'] as const
export type DateForm = (typeof DATE_FORMS)[number]

/** Which of the posts open conversations: none, those of the last week, or each that others wrote. */
export const OPENS = ['no', 'recent', 'all'] as const
export type Opens = (typeof OPENS)[number]

export const Mapping = z.object({
  /** By field the name of its column. */
  columns: z.partialRecord(z.enum(FIELDS), z.string().max(500)),
  date_form: z.enum(DATE_FORMS).default('auto'),
  /** Of instants that say no zone. */
  time_zone: z.string().max(80).default('UTC'),
  /** Of posts that say none. */
  network: z.string().trim().min(1).max(40).default('import'),
})
export type Mapping = z.infer<typeof Mapping>

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]
export const DELIMITERS = [',', ';', '\t', '|'] as const

/** How the bytes of a file become rows. */
export const Format = z.object({
  kind: z.enum(['csv', 'json']),
  encoding: z.enum(ENCODINGS),
  /** null in JSON. */
  delimiter: z.enum(DELIMITERS).nullable(),
  columns: z.array(z.string()),
  /** In JSON the names that lead to the list of rows, where an object stands around it. */
  rows_at: z.array(z.string()).optional(),
})
export type Format = z.infer<typeof Format>

export const LIMITS = {
  columns: 200,
  rows: 1_000_000,
  bytes: 2_000_000_000,
  /** A file comes in parts of so many, so that a slow line breaks none. */
  part_bytes: 8_000_000,
  text: 100_000,
  /** Posts in one call. */
  posts: 1_000,
} as const
