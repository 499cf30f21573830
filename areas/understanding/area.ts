/** Understanding: what a post says, in which language, how it feels, what an answer would be for. */
import { postsBy } from '#areas/channels/posts.ts'
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { understandingApi } from './api.ts'
import { changeTopic, listTopics, makeTopic, removeTopic } from './own-topics.ts'
import { readingsByIds } from './readings.ts'
import { ReadingRecord, Topic } from './records.ts'

export function understanding(): Area {
  return {
    name: 'understanding',
    records: {
      understanding_readings: {
        schema: ReadingRecord,
        personal: {
          export: async (work, ids) => [
            ...(
              await readingsByIds(
                work,
                (await postsBy(work, ids)).map((post) => post.id),
              )
            ).values(),
          ],
          erase: async (work, ids) => {
            const posts = (await postsBy(work, ids)).map((post) => post.id)
            if (posts.length > 0)
              await work.db.deleteFrom('understanding_readings').where('post_id', 'in', posts).execute()
          },
        },
      },
      understanding_topics: { schema: Topic, personal: { none: 'our own words' } },
    },
    routes: [
      route(understandingApi.topics, listTopics),
      route(understandingApi.makeTopic, makeTopic),
      route(understandingApi.changeTopic, changeTopic),
      route(understandingApi.removeTopic, removeTopic),
    ],
  }
}
