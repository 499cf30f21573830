import type { ConversationState } from '#areas/inbox/schema.ts'
import type { WordTable } from '#web/words.ts'

const states: Record<ConversationState, string> = {
  open: 'its conversation is open',
  answered: 'its conversation is answered',
  closed: 'its conversation is closed',
  spam: 'its conversation is in spam',
}

const english = {
  states,
  title: 'What you wrote down',
  failed: 'What you wrote down did not come',
  none: 'You wrote nothing down yet',
  noneLine: 'It stands here then, with who heard it and what became of it. It can be taken back here too.',
  deleted: 'Deleted since, with whoever said it.',
  heardAt: 'said',
  writtenAt: 'written down',
  heardBy: 'Heard by',
  removed: ' (removed)',
  heardByCount: (monitors: number) =>
    monitors === 0 ? 'Heard by no monitor' : monitors === 1 ? 'Heard by one monitor' : `Heard by ${monitors} monitors`,
  noConversation: 'no conversation was opened',
  takeBack: 'Take back',
  takenBack: 'Taken back.',
  wordsBack: 'Taken back. Its words are in the form again.',
  writtenAgain: 'Written down again.',
  workedOn: 'Somebody works on it, so it stays.',
  earlier: 'Earlier ones',
}

export const writtenWords: WordTable<typeof english> = { en: english }
