/** Listening: what is said about us anywhere, by monitors. */
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { listeningApi } from './api.ts'
import { correctMention, takeBackMention } from './corrected.ts'
import {
  changeMonitor,
  listMonitors,
  makeMonitor,
  pauseMonitor,
  removeMonitor,
  restoreMonitor,
  resumeMonitor,
} from './monitors.ts'
import { previewQuery } from './preview.ts'
import { translateQuery } from './queries.ts'
import { Mention, Monitor, Volume } from './schema.ts'
import { listMentions } from './stream.ts'

export function listening(): Area {
  return {
    name: 'listening',
    records: {
      listening_monitors: { schema: Monitor, personal: { none: 'our own words' } },
      listening_mentions: { schema: Mention, personal: { none: 'ids and places only; the post goes with its author' } },
      listening_volumes: { schema: Volume, personal: { none: 'numbers' } },
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
    ],
  }
}
