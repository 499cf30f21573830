/** Every area, from the most basic to the most dependent; an area may import only from those above it. Ports are joined here. */
import { connectors } from '#connectors/networks.ts'
import type { Area, Tools } from '#platform/area.ts'
import type { DueHandlers } from '#platform/due.ts'
import type { Route } from '#platform/http.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Reactions } from '#platform/reactions.ts'
import { administration } from './administration/area.ts'
import { dutyMembers } from './administration/people.ts'
import { aboutChannels } from './channels/about.ts'
import { channels } from './channels/area.ts'
import { openLookingBack } from './channels/look-back.ts'
import type { Intake } from './channels/ports.ts'
import { byNetwork, PACE } from './channels/sending.ts'
import { hasDuty } from './channels/team-guard.ts'
import { conduct } from './conduct/area.ts'
import { contacts } from './contacts/area.ts'
import { importing } from './imports/area.ts'
import { takePostsBack } from './imports/take-back.ts'
import { aboutConversations } from './inbox/about.ts'
import { addresseesOf } from './inbox/addressees.ts'
import { inbox } from './inbox/area.ts'
import { conversationsOf } from './inbox/of-posts.ts'
import { ownsOpen } from './inbox/team-guard.ts'
import { conversationsWith } from './inbox/with-mentions.ts'
import { listening } from './listening/area.ts'
import { media } from './media/area.ts'
import { bytesOf } from './media/outgoing.ts'
import { notifications } from './notifications/area.ts'
import { routing } from './routing/area.ts'
import { teamFor } from './routing/team-for.ts'
import { isRoutedTo } from './routing/team-guard.ts'
import { understanding } from './understanding/area.ts'

export interface Areas {
  all: readonly Area[]
  routes: readonly Route[]
  reactions: Readonly<Record<string, Reactions>>
  due: DueHandlers
  jobs: Jobs
  cron: readonly string[]
}

export function openAreas(tools: Tools, intake: Intake): Areas {
  const all: Area[] = [
    administration(tools, { teamGuards: [ownsOpen, isRoutedTo, hasDuty] }),
    notifications(tools, { about: [aboutConversations, aboutChannels] }),
    media(tools),
    conduct(),
    channels(tools, {
      connectors,
      intake,
      guards: [],
      membersOf: dutyMembers,
      addresseesOf,
      readImage: (workspace_id, media_id) => bytesOf(tools.blobs, workspace_id, media_id),
    }),
    understanding(tools),
    contacts(),
    listening(tools, {
      ...{ intake, conversationsOf, conversationsWith, teamFor, takePostsBack },
      lookingBack: openLookingBack({ ...tools, connectors: byNetwork(connectors), pace: PACE }),
    }),
    inbox(),
    routing(),
    importing(tools, { intake }),
  ]
  return {
    all,
    routes: all.flatMap((area) => area.routes ?? []),
    reactions: Object.fromEntries(all.flatMap((area) => (area.reactions ? [[area.name, area.reactions]] : []))),
    due: Object.assign({}, ...all.map((area) => area.due ?? {})) as DueHandlers,
    jobs: Object.assign({}, ...all.map((area) => area.jobs ?? {})) as Jobs,
    cron: all.flatMap((area) => area.cron ?? []),
  }
}
