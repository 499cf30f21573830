/**
 * main.ts, which ends itself without a word at the point that CRASH_POINT names, the CRASH_NTH time it comes there.
 * Points are places in what it says to PostgreSQL, so no hook stands in the product. Only this file reads these names.
 */
import pg from 'pg'

interface Place {
  /** The statement, and one that went before it in the same transaction. */
  at: RegExp
  having?: RegExp
  when: 'before' | 'during' | 'after'
}

const POSTS = /insert into channels_posts/
const PLACES: Readonly<Record<string, Place>> = {
  while_migrating: { at: /insert into platform_migrations/, when: 'before' },
  lease_taken: { at: /^commit$/, having: /update channels_leases l\s+set holder/, when: 'after' },
  posts_claimed: { at: POSTS, when: 'after' },
  posts_before_commit: { at: /^commit$/, having: POSTS, when: 'before' },
  posts_in_commit: { at: /^commit$/, having: POSTS, when: 'during' },
  posts_after_commit: { at: /^commit$/, having: POSTS, when: 'after' },
  reaction_done: { at: /delete from "platform_reactions"/, when: 'after' },
  reaction_in_commit: { at: /^commit$/, having: /delete from "platform_reactions"/, when: 'during' },
  seal_in_commit: { at: /^commit$/, having: /insert into platform_seals/, when: 'during' },
}
export const POINTS = Object.keys(PLACES)

/** Places that only an import comes to: where its batch is stored and its progress is not yet. */
const IMPORT_PLACES: Readonly<Record<string, Place>> = {
  import_before_progress: { at: /update "imports_imports" set "row_done"/, when: 'before' },
  import_progress_in_commit: { at: /^commit$/, having: /update "imports_imports" set "row_done"/, when: 'during' },
}

function arm({ at, having, when }: Place, nth: number): void {
  const earlier = new WeakMap<object, string[]>()
  const original = pg.Client.prototype.query as (this: object, ...args: unknown[]) => unknown
  let left = nth
  const die = () => process.kill(process.pid, 'SIGKILL')
  const query = function (this: object, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '')
    const before = text.startsWith('begin') ? [] : (earlier.get(this) ?? [])
    earlier.set(this, [...before, text].slice(-60))
    const here = at.test(text) && (!having || before.some((statement) => having.test(statement)))
    if (!here || --left !== 0) return original.apply(this, args)
    if (when === 'before') die()
    const answer = original.apply(this, args)
    if (when === 'during') setImmediate(die)
    else if (answer instanceof Promise) return answer.finally(die)
    return answer
  }
  Object.assign(pg.Client.prototype, { query })
}

if (import.meta.main) {
  const { CRASH_POINT = '', CRASH_NTH = '1' } = process.env
  const place = PLACES[CRASH_POINT] ?? IMPORT_PLACES[CRASH_POINT]
  if (place) arm(place, Number(CRASH_NTH))
  await import('../../main.ts')
}
