/** Topics that ship, as a workspace changes them. Apart from the rest, so that it weighs where it is asked alone. */
import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { BuiltInTopic } from '../schema.ts'

const Words = z.array(z.string().trim().min(1).max(120)).max(500)

/** What a workspace changed about a topic that ships; without one it is as delivered. */
export const BuiltInTopicChange = z.object({
  workspace_id: z.uuid(),
  topic: BuiltInTopic,
  /** Words that speak for it beside those that ship. */
  terms: Words,
  /** Words that do not: a post is not about it by them alone. */
  left_out: Words,
  /** No post is read to be about it. */
  switched_off: z.boolean(),
  updated_at: z.coerce.date(),
  updated_by: z.uuid(),
})
export type BuiltInTopicChange = z.infer<typeof BuiltInTopicChange>

const BuiltInTopicInput = BuiltInTopicChange.pick({ topic: true, terms: true, left_out: true, switched_off: true })
  .refine(
    ({ topic, switched_off }) => topic !== 'spam' || !switched_off,
    'What is advertising is always read as that. Leave its words out instead.',
  )
  .refine(({ terms, left_out }) => {
    const folded = new Set(terms.map((term) => term.toLowerCase()))
    return !left_out.some((word) => folded.has(word.toLowerCase()))
  }, 'A word cannot both speak for a topic and be left out. Take it out of one of the two.')
export type BuiltInTopicInput = z.infer<typeof BuiltInTopicInput>

export const builtInApi = {
  topics: endpoint({
    method: 'GET',
    path: '/api/built-in-topics',
    who: 'read',
    does: 'What was changed about topics that ship; one that is not listed is as delivered',
    input: z.object({}),
    output: z.array(BuiltInTopicChange),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/built-in-topics/{topic}',
    who: 'administer',
    does: 'Adds words to a topic that ships, leaves some out, or switches it off, from now on',
    input: BuiltInTopicInput,
    output: BuiltInTopicChange,
  }),
  restore: endpoint({
    method: 'DELETE',
    path: '/api/built-in-topics/{topic}',
    who: 'administer',
    does: 'Makes a topic that ships as it was delivered',
    input: z.object({ topic: BuiltInTopic }),
    output: z.null(),
  }),
}
