import type { WordTable } from '#web/words.ts'

const english = {
  lead: 'Four steps. You hear your first customer in the second.',
  leadLine: 'About six minutes. Everything stays on this machine.',
  notFinal: 'Nothing here is final. Each step can be changed later, and skipped now.',
  steps: 'Setting up',
  of: (at: number) => `${at} of 4`,
  house: 'You and your house',
  name: 'Your name',
  channels: 'Your channels',
  people: 'Your people',
  done: 'Done',
  skip: 'Skip for now',
  open: (workspace: string) => `Open ${workspace}`,
  later: 'What you leave out waits for you under Channels and People.',
  houseFirst: 'Opens when the workspace is there.',
  // You and your house
  workspace: 'Workspace',
  workspaceHelp: 'The organisation, as your colleagues call it.',
  you: 'You',
  yourName: 'Your name',
  email: 'E-mail',
  password: 'Password',
  passwordHelp: 'At least 10 characters. A short sentence works well.',
  language: 'Language',
  languageHelp:
    'How dates and figures are written; without a country, as this browser has it. Baton itself speaks English so far.',
  timeZone: 'Time zone',
  create: 'Create the workspace',
  place: 'Place',
  change: 'Change',
  // Your name
  asWritten: 'As people write it, not as the logo does',
  where: 'Where it listens',
  whereLine: 'Needs no key and no account',
  // Your channels
  toAnswer: 'To answer, not only to hear',
  noNetworks: 'No network that can answer is installed here.',
  // Your people
  whoKnows: 'Who knows the answer? It might be somebody in accounts',
  waiting: (count: number) => (count === 1 ? 'One invitation is open.' : `${count} invitations are open.`),
  here: (count: number) => (count === 1 ? 'One person is here: you.' : `${count} people are here.`),
  networksFailed: 'The networks did not come',
}

export const firstRunWords: WordTable<typeof english> = { en: english }
