/** What notifications asks of areas that come later; joined in areas.ts. */
import type { Work } from '#platform/work.ts'
import type { About, Notice } from './schema.ts'

/**
 * Names what notices are about, by their ids, as the reader may see it when they read: a fact holds no names, and
 * what somebody may not see, or is there no more, is left out.
 */
export type AboutOf = (work: Work, notices: readonly Told[]) => Promise<ReadonlyMap<string, About>>
export type Told = Pick<Notice, 'id' | 'subject' | 'quotes_id'>
