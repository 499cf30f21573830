/** What the stream says. Apart, since the other pages of listening do without it. */
import { isolate } from '#web/isolate.ts'
import type { WordTable } from '#web/words.ts'
import type { ConversationWith } from '../../schema.ts'
import type { When } from './when.ts'

const english = {
  stream: 'Mentions',
  filters: 'Which mentions',
  everything: 'Everything heard',
  allOf: { brand: 'Brand', product: 'Products', people: 'People', competitor: 'Competitors', topic: 'Topics' },
  monitor: 'Monitor',
  monitors: (count: number) => `${count} monitors`,
  topic: 'Topic',
  leftOutOf: (names: string) => `This address asks for something that is not understood and left out: ${names}.`,
  anyTopic: 'Any topic',
  whichTopic: 'About which topic',
  findTopic: 'Type a topic',
  about: (topic: string) => `About ${topic}`,
  search: 'Search what was heard',
  searchShort: 'Search',
  badQuery: 'This search cannot be read',
  searchHelp: 'Words, “a phrase”, OR, -not, author:, lang:, as in the query of a monitor',
  when: 'When',
  anyTime: 'Any time',
  whens: { today: 'Today', yesterday: 'Yesterday', week: 'Last 7 days', month: 'Last 30 days' } satisfies Record<
    When,
    string
  >,
  otherDays: 'Other days',
  linksTo: (host: string) => `Links to ${host}`,
  by: (name: string) => `By ${isolate(name)}`,
  since: (at: string) => `Since ${at}`,
  until: (at: string) => `Until ${at}`,
  each: 'Repeats too',
  counted: (count: string, one: boolean) => (one ? 'One mention' : `${count} mentions`),
  posts: (count: string, one: boolean) => (one ? 'one post' : `${count} posts`),
  firstOf: (shown: string, all: string) => `${shown} of ${all}, newest first`,
  moreThan: (all: string) => `more than ${all}`,
  counting: (shown: string) => `${shown}, newest first; counting all`,
  toAnalysis: 'Back to the analysis',
  toOutspoken: 'Back to the outspoken',
  toEmerging: 'Back to what emerges',
  sets: 'Set',
  network: 'Network',
  everyNetwork: 'Every network',
  sentiment: 'Feeling',
  everySentiment: 'Any feeling',
  sentiments: { negative: 'against', neutral: 'neutral', positive: 'for' } as Record<string, string>,
  language: 'Language',
  everyLanguage: 'Any language',
  reach: 'Reach',
  everyReach: 'Any reach',
  bands: {
    under_1k: 'Under 1,000',
    from_1k: '1,000 to 10,000',
    from_10k: '10,000 to 100,000',
    from_100k: 'Over 100,000',
  },
  questions: 'Questions',
  vips: 'VIPs',
  ofEmerging: 'Of one emerging topic',
  aside: 'Set aside',
  asideLine: 'Out of sight and out of the figures. Each can come back.',
  failed: 'The mentions did not come',
  more: 'Older ones',
  moreBusy: 'Looking further back',
  empty: 'Nothing was heard yet',
  emptyLine: 'What is said anywhere we listen comes in here by itself.',
  emptyFiltered: 'Nothing fits',
  emptyFilteredLine: 'Nothing that was heard fits all of what is asked for above.',
  emptyAside: 'Nothing is set aside',
  emptyAsideLine: 'What you hide, what is not about you and what is spam stands here, with its way back.',
  showAll: 'Show everything',
  // One of them
  somebody: 'Somebody',
  reaches: (many: string) => `reaches ${many}`,
  wide: 'Over 100,000 follow',
  vip: 'VIP',
  question: 'Question',
  heardBy: (names: string) => `Heard by ${names}`,
  heardByMore: (names: string) => `Heard by all of: ${names}`,
  repeats: (all: { more: string; reposts: number; near: number }) =>
    `and ${all.more} more: ${[
      all.reposts > 0 && (all.reposts === 1 ? '1 repost' : `${all.reposts} reposts`),
      all.near > 0 && (all.near === 1 ? '1 nearly the same' : `${all.near} nearly the same`),
    ]
      .filter(Boolean)
      .join(', ')}`,
  repeatList: 'Who says the same',
  repost: 'passed it on',
  near: 'said nearly the same',
  feltAbout: (topic: string, feeling: string, said: string) => `${topic}, ${feeling}: ${isolate(said)}`,
  edited: (at: string) => `edited ${at}`,
  showBefore: 'show what stood there',
  hideBefore: 'hide what stood there',
  before: (at: string) => `Until ${at}:`,
  original: 'On the network',
  inConversation: { open: 'In the inbox', answered: 'Answered', closed: 'Closed', spam: 'In spam' } as Record<
    string,
    string
  >,
  gone: 'No longer in this list',
  why: {
    hidden: (who: string | null) => (who ? `Hidden by ${isolate(who)}` : 'Hidden'),
    irrelevant: (who: string | null) => (who ? `${isolate(who)} said that it is not about this` : 'Not about this'),
    spam: (who: string | null) => (who ? `${isolate(who)} called it spam` : 'It reads like advertising'),
    deleted: () => 'Deleted by whoever said it',
  },
  looksLike: (many: number) => `Looks like ${many} that were marked as not about this`,
  // What can be done
  next: 'Next',
  previous: 'Previous',
  showNew: 'Show the new ones',
  open: 'Open',
  openIts: 'Open its conversation',
  openLong: 'Open a conversation of it',
  handOver: 'Hand over',
  handTo: 'Hand it over to',
  findTeam: 'Find a team',
  hide: 'Hide',
  irrelevant: 'Not about this',
  notSpam: 'Not spam',
  relevant: 'It is about this',
  bringBack: 'Bring it back',
  markSpam: 'Spam',
  markVip: 'Mark as VIP',
  markNoVip: 'No VIP any more',
  moreActs: 'More',
  undo: 'Take back the last one',
  onlyAnswerers: 'Somebody who answers can do this.',
  hidden: 'Hidden, with all who say the same.',
  irrelevantNow: 'Set aside. Its monitor learns from it.',
  spamNow: 'Set aside as spam.',
  itsConversation: ({ became, because, holder_name }: ConversationWith) => {
    if (became === 'closed') return 'Its conversation is closed with it.'
    if (because === 'held') return `Its conversation stays open: ${isolate(holder_name ?? 'somebody')} has it.`
    return because === 'heard'
      ? 'Its conversation stays open: another monitor hears it too.'
      : 'Its conversation stays open: somebody worked in it, or more was said there.'
  },
  backNow: 'It is back, and counted again.',
  handed: (team: string) => `Handed to ${team}.`,
  handedAlready: (team: string) => `It was with ${team} already, and stays there. Routing learns from it.`,
  vipNow: (name: string) => `${isolate(name)} is a VIP now.`,
  noVipNow: (name: string) => `${isolate(name)} is no VIP any more.`,
  // How it was read
  putRight: 'Put right how it was read',
  findReading: 'The feeling, a topic, what an answer is for',
  asRead: 'as it is read',
  asBefore: (was: string) => `As it was read: ${was}`,
  asBeforeNow: 'It reads as it did before, and nothing is learned of it.',
  press: (kind: string, value: string) => `${kind}: ${value}. Press to put it right`,
  noTopic: 'no topic',
  quoted: (topic: string) => `“${topic}”`,
  saidSo: (was: string, who: string | null) => `read as ${was}, put right${who ? ` by ${isolate(who)}` : ''}`,
  /** What is learned is what something is about first. */
  putRightNow: (alike: number, shown: string) =>
    alike === 0
      ? 'Learned. The next one like it is read so.'
      : `Put right, with ${shown} who ${alike === 1 ? 'says' : 'say'} the same. The next one like it is read so.`,
  // A mend of the query
  mend: (some: string, all: string, phrase: string) => `${some} of ${all} that are not about it say “${phrase}”.`,
  leaveOut: 'Leave it out',
  leftOut: (phrase: string) => `“${phrase}” is left out from now on.`,
}

export const streamWords: WordTable<typeof english> = { en: english }
export type StreamWords = typeof english
