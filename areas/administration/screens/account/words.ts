import type { WordTable } from '#web/words.ts'

const english = {
  title: 'My account',
  you: 'You',
  name: 'Name',
  email: 'E-mail',
  emailHelp: 'You sign in with it. An administrator can invite another address.',
  save: 'Save',
  saved: 'Saved. Every time on screen follows.',
  password: 'Password',
  current: 'The one you have',
  next: 'The new one',
  nextHelp: 'At least 10 characters. A short sentence works well.',
  setPassword: 'Change the password',
  passwordSet: 'The password is changed. Every other browser is signed out.',
  sessions: 'Where you are signed in',
  sessionsFailed: 'The list did not come',
  here: 'This browser',
  now: 'in use now',
  seen: 'last used',
  end: 'Sign out',
  endOf: (browser: string) => `Sign out of ${browser}`,
  endOthers: 'Sign out everywhere else',
  endedOthers: 'Every other browser is signed out.',
  ended: 'That browser is signed out.',
  alone: 'Nowhere else.',
  unknownBrowser: 'An unknown browser',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  display: 'On this device',
}

export const accountWords: WordTable<typeof english> = { en: english }
