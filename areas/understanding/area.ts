/** Understanding: what a post says, in which language, how it feels, what an answer would be for. */
import { postsBy } from '#areas/channels/posts.ts'
import type { Area, Tools } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { understandingApi } from './api.ts'
import { BuiltInTopicChange, builtInApi } from './delivered/api.ts'
import { changeBuiltInTopic, listBuiltInTopics, restoreBuiltInTopic } from './delivered/topics.ts'
import { changeTopic, listTopics, makeTopic, removeTopic } from './own-topics.ts'
import { forgetReadings, readingsByIds } from './readings.ts'
import { CarriedRecord, ChampionRecord, LessonRecord, ReadingRecord, TaughtRecord, Topic } from './records.ts'
import { COMPARE, compareAll } from './taught/night.ts'
import { forgetAuthors, lessonsAbout } from './taught/teach.ts'

export function understanding({ database }: Pick<Tools, 'database'>): Area {
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
          erase: async (work, ids) =>
            forgetReadings(
              work,
              (await postsBy(work, ids)).map((post) => post.id),
            ),
        },
      },
      understanding_topics: { schema: Topic, personal: { none: 'our own words' } },
      understanding_built_in_topics: { schema: BuiltInTopicChange, personal: { none: 'our own words' } },
      understanding_lessons: {
        schema: LessonRecord,
        personal: { export: lessonsAbout, erase: forgetAuthors },
      },
      understanding_carried: {
        schema: CarriedRecord,
        personal: { none: 'ids and our own terms; it goes with its reading' },
      },
      understanding_taught: { schema: TaughtRecord, personal: { none: 'numbers' } },
      understanding_champions: {
        schema: ChampionRecord,
        personal: { none: 'weights of hashed words; made anew without somebody who is erased' },
      },
    },
    routes: [
      route(understandingApi.topics, listTopics),
      route(understandingApi.makeTopic, makeTopic),
      route(understandingApi.changeTopic, changeTopic),
      route(understandingApi.removeTopic, removeTopic),
      route(builtInApi.topics, listBuiltInTopics),
      route(builtInApi.change, changeBuiltInTopic),
      route(builtInApi.restore, restoreBuiltInTopic),
    ],
    jobs: { [COMPARE]: () => compareAll(database) },
    cron: [`37 2 * * * ${COMPARE}`],
  }
}
