/** Listening: what is said about us anywhere, by monitors. */
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { listeningApi } from './api.ts'
import { correctMention, takeBackMention } from './corrected.ts'
import { authorsPersonal } from './counting/authors.ts'
import { takeAwayDeleted } from './deleted.ts'
import {
  changeMonitor,
  listMonitors,
  makeMonitor,
  pauseMonitor,
  removeMonitor,
  restoreMonitor,
  resumeMonitor,
} from './monitors.ts'
import type { ListeningPorts } from './ports.ts'
import { previewQuery } from './preview.ts'
import { translateQuery } from './queries.ts'
import { Band, Mark, Relevance } from './records.ts'
import { mendOf } from './relevance/mend.ts'
import { learnFromMarks } from './relevance/relevance.ts'
import { AuthorCount, Count, Mention, Monitor, Volume } from './schema.ts'
import { bringBack, setAside } from './set-aside.ts'
import { listMentions, listRepeats, listStream } from './stream.ts'

const OF_MENTIONS = { none: 'ids and places only; the post goes with its author' }

export function listening(ports: ListeningPorts): Area {
  return {
    name: 'listening',
    records: {
      listening_monitors: { schema: Monitor, personal: { none: 'our own words' } },
      listening_mentions: { schema: Mention, personal: OF_MENTIONS },
      listening_marks: { schema: Mark, personal: OF_MENTIONS },
      listening_relevance: { schema: Relevance, personal: { none: 'weights of hashed words' } },
      listening_bands: { schema: Band, personal: OF_MENTIONS },
      listening_volumes: { schema: Volume, personal: { none: 'numbers' } },
      listening_counts: { schema: Count, personal: { none: 'numbers' } },
      listening_authors: { schema: AuthorCount, personal: authorsPersonal },
    },
    routes: [
      route(listeningApi.correctMention, correctMention),
      route(listeningApi.takeBackMention, takeBackMention),
      route(listeningApi.previewQuery, previewQuery),
      route(listeningApi.translateQuery, (_work, asked) => translateQuery(asked)),
      route(listeningApi.monitors, listMonitors),
      route(listeningApi.makeMonitor, makeMonitor),
      route(listeningApi.changeMonitor, changeMonitor),
      route(listeningApi.pauseMonitor, pauseMonitor),
      route(listeningApi.resumeMonitor, resumeMonitor),
      route(listeningApi.removeMonitor, removeMonitor),
      route(listeningApi.restoreMonitor, restoreMonitor),
      route(listeningApi.mentions, listMentions),
      route(listeningApi.stream, (work, asked) => listStream(work, asked, ports)),
      route(listeningApi.repeats, listRepeats),
      route(listeningApi.setAside, setAside),
      route(listeningApi.bringBack, bringBack),
      route(listeningApi.mend, mendOf),
    ],
    reactions: { 'listening.mentions_marked': learnFromMarks, 'channels.posts_deleted': takeAwayDeleted },
  }
}
