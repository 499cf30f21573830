import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { About, Notice } from './schema.ts'

export const NoticeView = Notice.omit({ workspace_id: true, person_id: true, quotes_id: true }).extend({
  about: About.nullable(),
})
export type NoticeView = z.infer<typeof NoticeView>

const Unread = z.object({ unread: z.int() })

export const notificationsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/notifications',
    who: 'take_part',
    does: 'Lists what one was told and of whom, newest first, with the number of unread ones.',
    input: z.object({
      state: z.enum(['all', 'unread']).default('all'),
      /** `next` of the page before. */
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: Unread.extend({ notices: z.array(NoticeView), next: z.uuid().nullable() }),
  }),
  read: endpoint({
    method: 'PUT',
    path: '/api/notifications/{id}/reading',
    who: 'take_part',
    does: 'Marks one as read.',
    input: z.object({ id: z.uuid() }),
    output: Unread,
  }),
  readAll: endpoint({
    method: 'PUT',
    path: '/api/notifications/reading',
    who: 'take_part',
    does: 'Marks all as read.',
    input: z.object({}),
    output: Unread,
  }),
}
