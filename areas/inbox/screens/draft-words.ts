/** What is said of a draft that colleagues share: whose words stand in it, and what became of those that do not. */
import { isolate } from '#web/isolate.ts'
import type { WordTable } from '#web/words.ts'

const english = {
  contested: 'A colleague wrote here.',
  takeTheirs: 'Take theirs',
  keepMine: 'Keep mine',
  chooseFirst: 'A colleague wrote here too. Choose first whose words stay.',
  writtenBy: (name: string) => `Last written by ${isolate(name)}`,
  goesOn: (name: string) => `Goes on from what ${isolate(name)} wrote`,
  startEmpty: 'Start empty',
  startedEmpty: (name: string) => `What ${isolate(name)} wrote is out of the field. It can be brought back.`,
  begunAsk: (name: string) => `Words of ${isolate(name)} stand in it.`,
  begunAskLine: 'Are they to leave as yours?',
  sendAsMine: 'Send as mine',
  addAsMine: 'Add as mine',
  /** null: who reads it. */
  setAside: (by: string | null, writer: string | null) =>
    `${by ? isolate(by) : 'You'} set aside what ${writer ? isolate(writer) : 'you'} wrote`,
  bringBack: 'Bring back',
  /** What was written here, and left the field elsewhere. */
  became: {
    sent: (by: string) => `${isolate(by)} sent what you had written here.`,
    sent_over: (by: string) => `${isolate(by)} sent something else. What you had written here can be brought back.`,
    emptied: (by: string) => `${isolate(by)} took what you had written out of the field. It can be brought back.`,
    out: () => 'What you had written here is out of the field.',
  },
}

export const draftWords: WordTable<typeof english> = { en: english }
