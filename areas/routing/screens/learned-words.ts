import { isolate } from '#web/isolate.ts'
import type { WordTable } from '#web/words.ts'

const english = {
  lead: (corrected: number, confirmed: number) =>
    corrected + confirmed === 0
      ? 'Nothing was learned yet.'
      : `Learned from ${corrected} ${corrected === 1 ? 'correction' : 'corrections'} and ${confirmed} ${confirmed === 1 ? 'answer' : 'answers'} given as it was sent.`,
  line: 'A lesson that is taken back is learned no more, and the next one like it goes as before.',
  fares: 'How it fares',
  notCompared: 'Not compared yet.',
  notComparedLine:
    'From forty lessons on, each night what was learned one by one, the champion, meets what is learned anew from all of them, the challenger. Both are asked the newest lessons before they learn them; the better one goes on.',
  knew: (share: string, asked: number) =>
    `${share} of the newest ${asked} lessons were known before they were learned.`,
  goesOn: {
    champion: (other: string) =>
      `the champion, learned one by one, goes on. The challenger, learned anew from all, knew ${other}.`,
    challenger: (other: string) =>
      `the challenger, learned anew from all, took over. The champion, learned one by one, knew ${other}.`,
  },
  since: 'Since',
  ofAsked: (right: number, asked: number) => `${right} of ${asked}`,
  believed: 'From where a team is believed',
  kinds: { sentiment: 'Feeling', topic: 'It is about', objective: 'An answer is to', team: 'It goes to' },
  lessons: 'Lessons',
  which: 'Which lessons',
  every: 'All',
  ofKind: { team: 'Teams', topic: 'Topics', sentiment: 'Feelings', objective: 'Objectives' },
  noTopic: 'none that we know',
  triage: 'triage',
  goneTeam: 'a team that is gone',
  insteadOf: (was: string) => `instead of ${was}`,
  by: (name: string) => `by ${isolate(name)}`,
  because: (reason: string) => `“${isolate(reason)}”`,
  took: {
    champion: 'the champion took it',
    challenger: 'the challenger took it',
    since: 'learned one by one since',
  },
  takeBack: 'Take it back',
  takeBackOf: (what: string) => `Take it back: ${what}`,
  takenBack: 'Taken back. The next one like it goes as before.',
  takenBackMove: 'Taken back. This one stays where it is; the next one like it goes as before.',
  taughtAgain: 'Learned again.',
  onlyWhoAnswers: 'Only who answers may take back what was learned.',
  older: 'Older',
  none: 'No lesson yet',
  noneLine:
    'Whoever moves a conversation, or puts right how a post was read, teaches it. Each lesson will stand here, and can be taken back.',
  noneOfKind: 'None of these',
  noneOfKindLine: 'Nobody put anything of the kind right, as far as you may see.',
  notAbout: 'What is not about a monitor stands with the mentions that were set aside, and is taken back there.',
  seeNotAbout: 'See those',
}

export const learnedWords: WordTable<typeof english> = { en: english }
