import type { Notice } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    notifications_notices: Notice
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    /** Heard by this person only. */
    'notifications.person_told': { notice_id: string; person_id: string }
    /** Still unread, and now for another reason. */
    'notifications.notice_renewed': { notice_id: string; person_id: string }
    'notifications.notice_read': { person_id: string }
  }
}
