/** What the mails of this area say. Plain text: nothing in it can run, and it reads the same everywhere. */
import type { SystemMail } from '#platform/mail.ts'
import { INVITATION_DAYS } from './schema.ts'

export const invitationMail = (
  to: string,
  { workspace_name, inviter, link }: Record<'workspace_name' | 'inviter' | 'link', string>,
): SystemMail => ({
  to,
  subject: `${inviter} invites you to ${workspace_name}`,
  text: `${inviter} would like you to take part in ${workspace_name} on Baton, where the whole organisation answers its customers.

Open this link to join. It works once, within ${INVITATION_DAYS} days:

${link}

If you did not expect this, leave it: nothing happens without you.
`,
})

export const passwordResetMail = (to: string, link: string): SystemMail => ({
  to,
  subject: 'Set a new password',
  text: `Somebody, probably you, asked for a new password for ${to} on Baton.

Open this link to set it. It works once, within a day:

${link}

If it was not you, leave it: your password stays as it is.
`,
})
