import type { WordTable } from '#web/words.ts'

const english = {
  invite: 'Invite',
  addresses: 'E-mail addresses',
  addressesHelp: 'Enter, a space or a comma adds one; a list can be pasted.',
  noAddress: 'Write at least one e-mail address.',
  role: 'Role',
  roleMeans: {
    administrator: 'Sees and sets everything: channels, rules, people.',
    agent: 'Reads all that is said and answers.',
    contributor:
      'Sees only what is given to them by name: writes a note, and answers where they may speak. For the colleague who knows.',
    executive: 'Reads everything and writes notes; answers only where given the right to speak.',
  },
  teams: 'Teams',
  outcomes: 'Invited just now',
  handOver: 'This server cannot send mail. Copy the link and hand it over; it is shown this once.',
  mailed: 'The invitation is on its way.',
}

export const inviteWords: WordTable<typeof english> = { en: english }
