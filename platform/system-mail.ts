/**
 * The system's own mail leaves by a job, so that a mail server's slowness never holds a Work. The mail is sealed while
 * it waits: it carries links that open doors.
 */
import { addJob } from './jobs.ts'
import type { SystemMail } from './mail.ts'
import type { Secrets } from './secrets.ts'
import type { Work } from './work.ts'

/** Answered by the area notifications. */
export const SEND_MAIL = 'notifications.send_mail'

export interface SealedMail {
  sealed: string
}

export const queueMail = (work: Work, secrets: Secrets, mail: SystemMail): Promise<void> =>
  addJob(work, SEND_MAIL, { payload: sealMail(secrets, mail) })

export const sealMail = (secrets: Secrets, mail: SystemMail): SealedMail => ({
  sealed: secrets.seal(JSON.stringify(mail), SEND_MAIL).toString('base64'),
})

export const unsealMail = (secrets: Secrets, { sealed }: SealedMail): SystemMail =>
  JSON.parse(secrets.open(Buffer.from(sealed, 'base64'), SEND_MAIL)) as SystemMail
