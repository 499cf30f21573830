/** What is written down of what was heard away from any network; a part of `importsApi`. */
import { z } from 'zod'
import { CONVERSATION_STATES } from '#areas/inbox/schema.ts'
import { endpoint } from '#platform/endpoint.ts'
import { PLACES } from './schema.ts'

const Id = z.object({ id: z.uuid() })

const Noting = z.object({
  /** Made by the form, so that one pressed twice is written down once. */
  form_id: z.uuid(),
  place: z.enum(PLACES),
  /** Which meet-up, which shop. */
  where: z.string().trim().max(200).default(''),
  heard_at: z.coerce.date().optional(),
  said: z.string().trim().min(1, 'Write what was said.').max(10_000),
  name: z.string().trim().max(200).default(''),
  contact: z.string().trim().max(200).default(''),
  /** Where the person who was there says nothing, it is read. */
  feeling: z.enum(['negative', 'neutral', 'positive']).optional(),
  topic: z.string().trim().min(1).max(80).optional(),
  people_ids: z.array(z.uuid()).max(50).default([]),
  /** Whether somebody is to answer. */
  opens: z.boolean().default(false),
})
export type NoteInput = z.output<typeof Noting>

const HowToReach = z.object({ contact: z.string(), noted_by: z.uuid() }).nullable()
export type HowToReach = z.output<typeof HowToReach>

const Taken = z.object({
  id: z.uuid(),
  /** How many monitors heard it, and how many conversations it opened. */
  monitors: z.int(),
  conversations: z.int(),
})
export type NoteTaken = z.input<typeof Taken>

/** What somebody wrote down, and what became of it. */
const NoteView = z.object({
  ...{ id: z.uuid(), place: z.enum(PLACES), where: z.string() },
  /** Null: it was deleted since, with whoever said it. */
  said: z.string().nullable(),
  ...{ heard_at: z.coerce.date().nullable(), noted_at: z.coerce.date() },
  monitors: z.int(),
  /** Which they are, for who may read; empty for the others. */
  heard_by: z.array(z.object({ monitor_id: z.uuid(), name: z.string(), removed_at: z.coerce.date().nullable() })),
  /** The one that it opened; its id is told to those alone who may see it. */
  conversation: z.object({ id: z.uuid().nullable(), state: z.enum(CONVERSATION_STATES) }).nullable(),
  /** Somebody works on it: it can no longer be taken back. */
  worked_on: z.boolean(),
})
export type NoteView = z.output<typeof NoteView>

const ListNotes = z.object({
  before: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f-]{36}$/, 'is not a place in this list; take `next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type NotesAsked = z.output<typeof ListNotes>

/** What was written down, for a form that has it again. How they felt and what it is about is no part of the note. */
const NoteWords = Noting.pick({
  place: true,
  where: true,
  said: true,
  name: true,
  contact: true,
  people_ids: true,
  opens: true,
}).extend({ said: z.string(), heard_at: z.coerce.date().nullable() })
export type NoteWords = z.output<typeof NoteWords>

export const notesApi = {
  takeNote: endpoint({
    method: 'POST',
    path: '/api/offline-notes',
    who: 'contribute',
    does: 'Writes down what was heard offline: it is matched, understood and counted like every post.',
    input: Noting,
    output: Taken,
  }),
  notes: endpoint({
    method: 'GET',
    path: '/api/offline-notes',
    who: 'contribute',
    does: 'Lists what you wrote down, the newest first, with who heard it, how its conversation stands, and whether it can be taken back.',
    input: ListNotes,
    output: z.object({
      notes: z.array(NoteView),
      /** Ask on with this as `before`; null at the end. */
      next: z.string().nullable(),
    }),
  }),
  howToReach: endpoint({
    method: 'GET',
    path: '/api/conversations/{id}/contact-written-down',
    who: 'answer',
    does: 'How to reach whoever said it, where somebody here wrote that down.',
    input: Id,
    output: HowToReach,
  }),
  takeNoteBack: endpoint({
    method: 'DELETE',
    path: '/api/offline-notes/{id}',
    who: 'contribute',
    does: 'Takes a note of yours back, until somebody works on it; answers what was written, so that it can be written anew.',
    input: Id,
    output: NoteWords,
    shown_once: ['contact'],
  }),
} as const
