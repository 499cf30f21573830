/** What the API says, after its description at github.com/HackerNews/API. Unknown fields are dropped, spoilt optional ones left out. */
import { z } from 'zod'

const orNothing = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const id = z.int().min(1).max(Number.MAX_SAFE_INTEGER)
/** The instants that JavaScript and PostgreSQL both know. */
const LAST_S = 253_402_300_799

export const Item = z.object({
  id,
  type: z.enum(['job', 'story', 'comment', 'poll', 'pollopt']),
  time: z.int().min(0).max(LAST_S),
  /** Missing where the item was deleted. */
  by: orNothing(z.string().min(1).max(100)),
  /** HTML, as the title is. */
  text: orNothing(z.string()),
  title: orNothing(z.string()),
  /** Empty where a story is only text. */
  url: orNothing(z.string()),
  parent: orNothing(id),
  kids: orNothing(z.array(z.unknown())),
  /** The options of a poll. */
  parts: orNothing(z.array(id)),
  score: orNothing(z.int()),
  descendants: orNothing(z.int().min(0)),
  deleted: orNothing(z.boolean()),
  /** Killed by moderators or by flags: only who asks to see such things sees it. */
  dead: orNothing(z.boolean()),
})
export type Item = z.infer<typeof Item>

export const MaxItem = id
/** What changed lately; how long "lately" is, the API does not say. */
export const Updates = z.object({ items: z.array(z.unknown()).max(10_000).transform(thoseThatAreIds) })

function thoseThatAreIds(items: readonly unknown[]): number[] {
  return items.flatMap((item) => id.safeParse(item).data ?? [])
}

/** Of a hit only where it is: what it says is read where listening reads it. */
const Hit = z.object({
  objectID: z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .transform(Number)
    .pipe(id),
  created_at_i: z.int().min(0).max(LAST_S),
  /** The story at the top of its thread. */
  story_id: orNothing(id),
})
export type Hit = z.infer<typeof Hit>
/** With how many there were, those that make no sense among them: only a full page has another behind it. */
export const Found = z.object({
  hits: z
    .array(z.unknown())
    .max(1_000)
    .transform((all) => ({ many: all.length, hits: all.flatMap((hit) => Hit.safeParse(hit).data ?? []) })),
})
export type Found = z.infer<typeof Found>['hits']
