/** The inbox: every conversation that waits for us, in one list, answered by a person. */
import { readNoticesOf } from '#areas/notifications/notices.ts'
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { reactions } from './aftermath.ts'
import { inboxApi } from './api.ts'
import { countsFor } from './counts.ts'
import { saveDraft } from './drafts.ts'
import { findConversations } from './found.ts'
import { waitingInAll } from './from-afar.ts'
import { listConversations } from './lists.ts'
import { writeNote } from './notes.ts'
import { assign, close, handBack, reopen } from './ownership.ts'
import * as personal from './personal.ts'
import { reply } from './reply.ts'
import { Aside, Conversation, CountRecord, Draft, Message, NO_TEAM, NOBODY, SeenRecord } from './schema.ts'
import { markNoSpam, markSpam } from './spam.ts'
import { statusOf } from './status.ts'
import { LEAVE_AGAIN, leaveTeams } from './team-guard.ts'
import { subjectOf } from './telling.ts'
import { readConversation, see, viewsOf } from './thread.ts'
import { openInAll } from './unheld.ts'
import { personOf, readsAll } from './visible.ts'

const ours = { none: 'ids of ours and numbers only' }

export function inbox(): Area {
  return {
    name: 'inbox',
    records: {
      inbox_conversations: { schema: Conversation, personal: personal.conversations },
      inbox_messages: { schema: Message, personal: personal.messages },
      inbox_drafts: { schema: Draft, personal: personal.drafts },
      inbox_asides: { schema: Aside, personal: personal.asides },
      inbox_seen: { schema: SeenRecord, personal: ours },
      inbox_counts: { schema: CountRecord, personal: ours },
    },
    routes: [
      route(inboxApi.list, listConversations),
      route(inboxApi.find, findConversations),
      route(inboxApi.counts, async (work) => {
        const { mine, teams } = await countsFor(work, personOf(work).id)
        if (!readsAll(work)) return { mine, nobody: 0, teams: {} }
        const { [NOBODY]: nobody = 0, [NO_TEAM]: _, ...rest } = teams
        return { mine, nobody, teams: rest }
      }),
      route(inboxApi.openInAll, openInAll),
      route(inboxApi.fromAfar, waitingInAll),
      route(inboxApi.read, readConversation),
      route(inboxApi.see, async (work, input) => {
        await readNoticesOf(work, subjectOf(input.id))
        return see(work, input)
      }),
      route(inboxApi.reply, async (work, input) => only(await viewsOf(work, [await reply(work, input)]))),
      route(inboxApi.note, async (work, input) => only(await viewsOf(work, [await writeNote(work, input)]))),
      route(inboxApi.assign, assign),
      route(inboxApi.handBack, handBack),
      route(inboxApi.close, close),
      route(inboxApi.reopen, reopen),
      route(inboxApi.markSpam, markSpam),
      route(inboxApi.markNoSpam, markNoSpam),
      route(inboxApi.saveDraft, saveDraft),
    ],
    reactions,
    due: { [LEAVE_AGAIN]: leaveTeams },
    status: statusOf,
  }
}

function only<T>(list: T[]): T {
  return list[0] as T
}
