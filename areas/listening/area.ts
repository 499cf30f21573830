/** Listening: what is said about us anywhere, by monitors. */
import type { Area, Tools } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { outspokenPersonal } from './analysis/outspoken.ts'
import { analysisRoutes } from './analysis/routes.ts'
import { Annotation, Interruption, Norm, Outspoken } from './analysis/schema.ts'
import { listeningApi } from './api.ts'
import { backfillRoutes, lookingBackLoops } from './backfill/routes.ts'
import { Backfill, BackfillPart, BackfillPost } from './backfill/schema.ts'
import { correctMention, takeBackMention } from './corrected.ts'
import { authorsPersonal } from './counting/authors.ts'
import { keepFiguresTidy, TIDY } from './counting/tidy.ts'
import { takeAwayDeleted } from './deleted.ts'
import { FIND } from './emerging/due.ts'
import { findingEmerging } from './emerging/finding.ts'
import { emergingRoutes } from './emerging/routes.ts'
import { Emerging, TermCount, TermDay } from './emerging/schema.ts'
import { carryJobs } from './items/alike.ts'
import { pruneCron, pruneJobs } from './items/prune.ts'
import {
  changeMonitor,
  listMonitors,
  listRemoved,
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
import { countStream, listMentions, listRepeats, listStream } from './stream.ts'
import { WATCH, watchMonitors } from './watch/running.ts'

const OF_MENTIONS = { none: 'ids and places only; the post goes with its author' }

export function listening(tools: Tools, ports: ListeningPorts): Area {
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
      listening_interruptions: { schema: Interruption, personal: { none: 'ids and instants' } },
      listening_annotations: { schema: Annotation, personal: { none: 'our own words' } },
      listening_watches: { schema: null, personal: { none: 'numbers' } },
      listening_norms: { schema: Norm, personal: { none: 'numbers' } },
      listening_terms: { schema: TermCount, personal: { none: 'numbers under hashes of words' } },
      listening_term_days: { schema: TermDay, personal: { none: 'numbers' } },
      listening_emerging: { schema: Emerging, personal: { none: 'what four people say at least, and ids of posts' } },
      listening_backfills: { schema: Backfill, personal: { none: 'ids and instants' } },
      listening_backfill_parts: { schema: BackfillPart, personal: { none: 'our own channels and words' } },
      listening_backfill_turns: { schema: null, personal: { none: 'ids and instants' } },
      listening_backfill_posts: { schema: BackfillPost, personal: OF_MENTIONS },
      listening_outspoken: { schema: Outspoken, personal: outspokenPersonal },
    },
    routes: [
      route(listeningApi.correctMention, correctMention),
      route(listeningApi.takeBackMention, takeBackMention),
      route(listeningApi.previewQuery, previewQuery),
      route(listeningApi.translateQuery, (_work, asked) => translateQuery(asked)),
      route(listeningApi.monitors, listMonitors),
      route(listeningApi.removedMonitors, listRemoved),
      route(listeningApi.makeMonitor, makeMonitor),
      route(listeningApi.changeMonitor, changeMonitor),
      route(listeningApi.pauseMonitor, pauseMonitor),
      route(listeningApi.resumeMonitor, resumeMonitor),
      route(listeningApi.removeMonitor, removeMonitor),
      route(listeningApi.restoreMonitor, restoreMonitor),
      route(listeningApi.mentions, listMentions),
      route(listeningApi.streamCount, countStream),
      route(listeningApi.stream, (work, asked) => listStream(work, asked, ports)),
      route(listeningApi.repeats, listRepeats),
      route(listeningApi.setAside, (work, which) => setAside(work, which, ports)),
      route(listeningApi.bringBack, (work, which) => bringBack(work, which, ports)),
      route(listeningApi.mend, mendOf),
      ...analysisRoutes(tools.database),
      ...emergingRoutes,
      ...backfillRoutes(ports.lookingBack),
    ],
    loops: () => lookingBackLoops({ ...tools, ...ports }),
    due: { [WATCH]: watchMonitors, [TIDY]: keepFiguresTidy, [FIND]: findingEmerging(ports) },
    jobs: { ...pruneJobs(tools.database), ...carryJobs(tools.database) },
    cron: pruneCron,
    reactions: { 'listening.mentions_marked': learnFromMarks, 'channels.posts_deleted': takeAwayDeleted },
  }
}
