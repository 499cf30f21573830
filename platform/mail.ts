/**
 * Mail of the system itself (invitations, links, digests) over SMTP; the network e-mail is a connector. `SMTP_URL` is
 * `smtp://user:password@host:587` (a password only travels after STARTTLS, unless the server is this machine) or
 * `smtps://host:465`.
 */
import type { Transporter } from 'nodemailer'
import type { Config } from './config.ts'
import { invariant } from './refusal.ts'

export interface SystemMail {
  to: string
  subject: string
  text: string
}

export interface Mail {
  /** false where no SMTP_URL is set: then the screens show a link to copy instead. */
  readonly can_send: boolean
  /** Throws when the server refuses or does not answer; called by jobs, never inside a Work. */
  send(mail: SystemMail): Promise<void>
}

/** The server refused or was away. Says which in a sentence; never carries the password. */
export class MailError extends Error {
  override readonly name = 'MailError'
  /** false: the same mail will be refused again (a 5xx answer), so trying later is no use. */
  readonly may_try_again: boolean
  constructor(message: string, options: { may_try_again: boolean; cause: unknown }) {
    super(message, { cause: options.cause })
    this.may_try_again = options.may_try_again
  }
}

const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

export function openMail({ smtp_url, mail_from }: Pick<Config, 'smtp_url' | 'mail_from'>): Mail {
  if (!smtp_url) {
    const none = new MailError('No mail server is set. Set SMTP_URL.', { may_try_again: false, cause: null })
    return { can_send: false, send: () => Promise.reject(none) }
  }
  const url = new URL(smtp_url)
  const secure = url.protocol === 'smtps:'
  // Loaded with the first mail: no start needs it.
  let transport: Promise<Transporter> | undefined
  const options = {
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && url.username !== '' && !ON_THIS_MACHINE.has(url.hostname),
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return {
    can_send: true,
    async send({ to, subject, text }) {
      invariant(/^[^\s<>,;:"]+@[^\s<>,;:"]+$/.test(to), 'a mail of the system goes to one bare address')
      const headers = { 'auto-submitted': 'auto-generated' }
      const mail = {
        from: mail_from,
        to: { name: '', address: to },
        subject: subject.replaceAll(/\s+/g, ' '),
        text,
        headers,
      }
      transport ??= import('nodemailer').then(({ createTransport }) => createTransport(options))
      await (await transport).sendMail(mail).catch((error: Error & { responseCode?: number }) => {
        throw troubleOf(error, url.host)
      })
    },
  }
}

function troubleOf(error: Error & { responseCode?: number }, host: string): MailError {
  const code = error.responseCode
  if (!code) {
    const message = `The mail server ${host} does not answer (${error.message}). Check SMTP_URL.`
    return new MailError(message, { may_try_again: true, cause: error })
  }
  const message = `The mail server ${host} refused the mail (${error.message.slice(0, 300)}).`
  return new MailError(message, { may_try_again: code < 500, cause: error })
}
