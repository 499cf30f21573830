/** What was learned, lesson by lesson. Apart from the rest, so that it weighs on its own page alone. */
import { z } from 'zod'
import { KINDS } from '#areas/understanding/taught/kinds.ts'
import { endpoint } from '#platform/endpoint.ts'

const id = z.uuid()

export const LessonsInput = z.object({
  kind: z.enum(KINDS).optional(),
  /** A lesson's number; those before it. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type LessonsInput = z.infer<typeof LessonsInput>

/** What a person put right, with the post that they said it of. */
export const LessonView = z.object({
  id,
  /** The larger, the later. */
  nth: z.int(),
  post_id: id,
  kind: z.enum(KINDS),
  /** Labels, or of a move the team; none where it was about no topic that we know, or with nobody. */
  was: z.array(z.string()),
  now: z.array(z.string()),
  said: z.string(),
  network: z.string(),
  conversation_id: id.nullable(),
  /** Why it was moved. */
  reason: z.string().nullable(),
  taught_by: id.nullable(),
  taught_at: z.coerce.date(),
  /** Taken by the champion or the challenger that was chosen at night, or learned since, one by one. */
  took: z.enum(['champion', 'challenger', 'since']),
})
export type LessonView = z.infer<typeof LessonView>

export const lessonsApi = {
  lessons: endpoint({
    method: 'GET',
    path: '/api/routing/lessons',
    who: 'read',
    does: 'What people put right and what is learned of it, the newest first, with the posts that one may see',
    input: LessonsInput,
    output: z.object({ lessons: z.array(LessonView), next: z.int().nullable() }),
  }),
  takeBackLesson: endpoint({
    method: 'DELETE',
    path: '/api/routing/lessons/{id}',
    who: 'answer',
    does: 'Takes a lesson back: nothing is learned of it, and what was read is read as it was; a conversation stays where it was moved',
    input: z.object({ id }),
    output: z.null(),
  }),
  teachLessonAgain: endpoint({
    method: 'PUT',
    path: '/api/routing/lessons/{id}',
    who: 'answer',
    does: 'Teaches a lesson again that was taken back',
    input: z.object({ id }),
    output: z.null(),
  }),
}
