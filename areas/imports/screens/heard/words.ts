import { isolate } from '#web/isolate.ts'
import type { WordTable } from '#web/words.ts'
import type { Place } from '../../schema.ts'

const places: Record<Place, string> = {
  meet_up: 'Meet-up',
  counter: 'Counter',
  phone: 'Phone call',
  letter: 'Letter',
  event: 'Event',
  other: 'Somewhere else',
}

const english = {
  places,
  title: 'Heard somewhere',
  also: 'offline note meet-up counter phone call letter event write down',
  lead: 'Somebody said something to you. Write it down, and it counts like everything said in public.',
  place: 'Where',
  where: 'Which one',
  whereHelp: 'The shop, the town, the name of the event.',
  said: 'What was said',
  name: 'Who said it',
  contact: 'How to reach them',
  contactHelp: 'Only those who may answer see it, in the conversation.',
  contactNoted: (who: string | null) =>
    who ? `Written down by ${isolate(who)}; only those who may answer see it.` : 'Only those who may answer see it.',
  optional: 'may stay empty',
  feeling: 'How they felt',
  feelings: { negative: 'Against', neutral: 'Neutral', positive: 'For' },
  unsure: 'Read it from the words',
  topic: 'What it is about',
  topicRead: 'Read it from the words',
  when: 'When',
  whenHelp: 'Left empty, it was just now.',
  people: 'Who of us was there',
  addPerson: 'Add somebody',
  opens: 'Somebody should answer',
  opensHelp: 'It opens a conversation with the team that it belongs to.',
  more: 'When, who of us, what about',
  send: 'Write it down',
  taken: (monitors: number) =>
    monitors === 0
      ? 'Written down. No monitor listens for it.'
      : monitors === 1
        ? 'Written down. One monitor heard it.'
        : `Written down. ${monitors} monitors heard it.`,
  opened: 'Written down, and a conversation is open.',
}

export type HeardWords = typeof english
export const heardWords: WordTable<HeardWords> = { en: english }
