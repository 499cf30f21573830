/** Notifications: who is told what, how, and when; and the system's own mail, which leaves from here. */
import type { Area, Tools } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { MailError } from '#platform/mail.ts'
import { SEND_MAIL, type SealedMail, unsealMail } from '#platform/system-mail.ts'
import { notificationsApi as api } from './api.ts'
import { listNotices, readAllNotices, readNotice } from './notices.ts'
import type { AboutOf } from './ports.ts'
import { Notice } from './schema.ts'

export interface Ports {
  about: readonly AboutOf[]
}

export function notifications({ mail, secrets, log }: Tools, { about }: Ports = { about: [] }): Area {
  return {
    name: 'notifications',
    records: {
      notifications_notices: {
        schema: Notice,
        personal: { none: 'why one of us was told, in our own words; who is outside is behind the link' },
      },
    },
    routes: [
      route(api.list, (work, input) => listNotices(work, input, about)),
      route(api.readAll, readAllNotices),
      route(api.read, readNotice),
    ],
    jobs: {
      // What may go better later is tried again by the job's own growing pauses; what is refused for good is logged.
      [SEND_MAIL]: (payload: SealedMail) =>
        mail.send(unsealMail(secrets, payload)).catch((err: unknown) => {
          if (!(err instanceof MailError) || err.may_try_again) throw err
          log.error({ err }, 'a mail was refused for good and will not be sent')
        }),
    },
  }
}
