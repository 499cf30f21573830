import type { WordTable } from '#web/words.ts'

const english = {
  signIn: 'Sign in',
  name: 'Your name',
  password: 'Password',
  newPassword: 'New password',
  passwordHelp: 'At least 10 characters. A short sentence works well.',
  invitedTitle: (workspace: string) => `${workspace} invites you.`,
  invitedLine: (email: string, role: string) => `You join as ${email}, in the role of ${role}.`,
  roles: { administrator: 'administrator', agent: 'agent', contributor: 'contributor', executive: 'executive' },
  until: (day: string) => `The invitation stands until ${day}.`,
  haveAccount: 'You have an account with this address already. Use its password.',
  join: (workspace: string) => `Join ${workspace}`,
  tryAgain: 'Try again',
  noInvitation: 'This invitation does not open.',
  noInvitationAsk: 'Whoever invited you can send a fresh link. Nothing of yours is lost.',
  noToken: 'The link is not whole: a mail program may have cut it. Copy all of it, or ask for a fresh one.',
  forgottenTitle: 'A new password',
  forgottenLine: 'We mail you a link with which you set one.',
  email: 'E-mail',
  send: 'Send the link',
  sentTitle: 'Look into your mail.',
  sentLine: (email: string) =>
    `If ${email} has an account here, a link is on its way. It works once, and only for a while.`,
  cannotTitle: 'This server cannot send mail.',
  cannotLine:
    'Ask an administrator of your workspace: under People they make a link for you, with which you set a new password. Whoever runs this server makes one too: script/new-password and your address.',
  another: 'Try another address',
  resetTitle: 'Set a new password.',
  resetLine: 'All browsers that are signed in as you are signed out.',
  set: 'Set the password',
  setTitle: 'The password is set.',
  setLine: (email: string) => `Sign in as ${email} with it.`,
  askAgain: 'Ask for a new link',
}

export const doorWords: WordTable<typeof english> = { en: english }
