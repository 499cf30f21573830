/** Mail of the system itself (invitations, links, digests); the network e-mail is a connector. */
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
