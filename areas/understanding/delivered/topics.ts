/** What a workspace changes about a topic that ships: words added, words that are none of it, or no such topic here at all. */
import '../tables.ts'
import type { Work } from '#platform/work.ts'
import { changed, stamp } from '../own-topics.ts'
import type { BuiltInTopic } from '../schema.ts'
import type { BuiltInTopicChange, BuiltInTopicInput } from './api.ts'

export async function listBuiltInTopics(work: Work): Promise<BuiltInTopicChange[]> {
  return work.db.selectFrom('understanding_built_in_topics').selectAll().orderBy('topic').execute()
}

/** It holds for what arrives from now on. */
export async function changeBuiltInTopic(work: Work, input: BuiltInTopicInput): Promise<BuiltInTopicChange> {
  const row: BuiltInTopicChange = { workspace_id: work.workspace_id, ...input, ...stamp(work) }
  await work.db
    .insertInto('understanding_built_in_topics')
    .values(row)
    .onConflict((same) => same.columns(['workspace_id', 'topic']).doUpdateSet(row))
    .execute()
  await changed(work, { topic: input.topic })
  return row
}

/** As delivered. */
export async function restoreBuiltInTopic(work: Work, { topic }: { topic: BuiltInTopic }): Promise<null> {
  await work.db.deleteFrom('understanding_built_in_topics').where('topic', '=', topic).execute()
  await changed(work, { topic })
  return null
}
