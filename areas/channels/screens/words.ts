/** The words of the channels' pages. What the server says in words (health, problems, reasons) is shown as it says it. */
import type { AbilityName } from '#connectors/connector.ts'
import { isolate } from '#web/isolate.ts'
import type { WordTable } from '#web/words.ts'
import type { ChannelSign, ChannelState, DeliveryState, Duty } from '../schema.ts'

const abilities: Record<AbilityName, string> = {
  hear_mentions: 'Hears who names us',
  hear_everyone: 'Hears who does not',
  answer_public: 'Answers in public',
  answer_private: 'Answers in private',
  publish: 'Publishes',
  images: 'Shows pictures',
  hide: 'Hides a post',
  delete: 'Deletes a post',
  like: 'Likes a post',
  read_thread: 'Reads the whole thread',
}

const signs: Record<ChannelSign, string> = {
  well: 'Well',
  silent: 'Not heard',
  not_asked: 'Not asked',
  waiting: 'No answer',
  needs_person: 'Sign in again',
  paused: 'Paused',
  retired: 'Retired',
}

const deliveries: Record<DeliveryState, string> = {
  queued: 'Waits for its turn',
  held: 'Held',
  sending: 'On its way',
  sent: 'Sent',
  refused: 'Not sent',
  unknown: 'Nobody knows yet',
  by_hand: 'To be done by hand',
  withdrawn: 'Withdrawn',
}

const duties: Record<Duty, string> = { answers: 'Answers', fixes: 'Fixes', signs: 'Signs' }
const gaps: Record<Duty, string> = {
  answers: 'Nobody answers',
  fixes: 'Nobody fixes',
  signs: 'Nobody signs',
}

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]
export const inWords = (count: number) => NUMBERS[count] ?? String(count)
export const lower = (count: number) => inWords(count).toLowerCase()

const english = {
  /** On Home. */
  stuck: {
    title: 'Waits for a person',
    held: (count: number) => (count === 1 ? 'One answer is held.' : `${inWords(count)} answers are held.`),
    needs: (count: number) =>
      count === 1
        ? 'Of one answer nobody knows whether it arrived.'
        : `Of ${lower(count)} answers nobody knows whether they arrived.`,
    refused: (count: number) => (count === 1 ? 'One answer was not sent.' : `${inWords(count)} answers were not sent.`),
    bare: (count: number) =>
      count === 1
        ? 'One channel lacks somebody who answers, fixes or signs.'
        : `${inWords(count)} channels lack somebody who answers, fixes or signs.`,
  },
  abilities,
  signs,
  duties,
  gaps,
  delivery: deliveries,
  accounts: 'Accounts',
  deliveries: 'Deliveries',
  webhooks: 'Webhooks',
  imports: 'Imports',
  views: 'Views of channels',
  connectChannel: 'Connect a channel',
  onlyAdministrators: 'Only an administrator may do this.',
  firstTitle: 'Your accounts and sources will stand here',
  firstLine:
    'Connect an account, and what is said to it arrives in the inbox. A feed or an open stream is only heard, and needs no account.',
  account: 'Account',
  heldBy: 'Held by',
  heard: 'Heard',
  health: 'Health',
  act: 'What to do',
  neverHeard: 'not yet',
  nobodyNeeds: 'nobody needs to',
  tryNow: 'Try now',
  reconnect: 'Reconnect',
  pause: 'Pause',
  resume: 'Resume',
  retire: 'Retire…',
  probe: 'Ask the network what it allows',
  open: 'Open',
  holdIt: 'Hold what leaves it…',
  more: (name: string) => `More for ${name}`,
  paused: (name: string) => `${name} is paused.`,
  resumed: (name: string) => `${name} goes on.`,
  tried: (name: string) => `${name} is tried now.`,
  probed: (name: string) => `${name} was asked; its abilities are up to date.`,
  retired: (name: string) => `${name} is retired. Its history stays.`,
  mayNot: {
    pause: (state: ChannelState) => `It is ${signs[state].toLowerCase()} already.`,
    retire: 'It is retired already.',
    probe: 'Reconnect it first.',
    hold: 'It is only heard; nothing leaves it.',
  },
  retireTitle: (name: string) => `Retire ${name}?`,
  retireLine: (name: string) =>
    `${name} is neither heard nor spoken on any more, and its sign-in is forgotten here. Its history stays, and connecting the same account again takes it up where it ended.`,
  retireNow: 'Retire it',
  keep: 'Keep it',
  showRetired: (count: number) => (count === 1 ? 'Show the retired one' : `Show ${lower(count)} retired`),
  hideRetired: 'Leave the retired out',
  can: 'What each network lets us do',
  canLine: (at: string) => `Accounts were asked ${at}. Point at a word for the reason`,
  canNever: 'No account is connected, so no network was asked: this is what is known of them',
  neverProbed: 'Not asked yet.',
  yes: 'yes',
  no: 'no',
  when: 'on a condition',
  withAccount: 'with an account',
  dash: 'not known',
  ability: 'Ability',
  probedAt: (handles: string, at: string) => `Asked with ${handles}, ${at}`,
  notProbed: 'Known of this network; nothing was asked.',
  manyOf: (count: number) => `${count} alike`,
  reason: 'Reason',
  connectTitle: 'Connect a channel',
  connectTo: (network: string) => `Connect ${network}`,
  listenTo: (network: string) => `Listen on ${network}`,
  reconnectTo: (name: string) => `Reconnect ${name}`,
  reconnectLine: (handle: string) => `Sign in as ${handle}; its history and its place stay.`,
  withoutAccount: 'Open to everyone, only heard',
  speaks: 'Heard and spoken on',
  otherNetwork: 'Another network',
  /** Holds. */
  hold: 'Hold everything',
  /** What else somebody may type who wants it to stop. */
  holdAlso: 'stop pause halt emergency',
  holdTitle: 'Hold everything?',
  holdOneTitle: (name: string) => `Hold what leaves ${name}?`,
  holdLine:
    'From this second nothing leaves, on any channel. What is due stays in and waits for a person, one by one. Hearing goes on.',
  holdOneLine: 'From this second nothing leaves this channel. What is due stays in and waits for a person, one by one.',
  holdReason: 'Why, for everybody who sees the bar',
  holdReasonHint: 'A recall, an accident, a court. One sentence.',
  holdNow: 'Hold it now',
  held: 'Everything is held.',
  heldOne: (name: string) => `${name} is held.`,
  heldMore: 'Why, by whom, and how to end it',
  heldLess: 'Fold',
  heldWhy: (reason: string) => `“${reason}”`,
  heldBar: (name: string) => `by ${name}`,
  underWay: (count: number) =>
    count === 0
      ? 'Held. Nothing was on its way.'
      : count === 1
        ? 'Held. One was with the network already; what comes of it is recorded.'
        : `Held. ${inWords(count)} were with the network already; what comes of them is recorded.`,
  release: 'Release the hold',
  releaseTitle: 'Release the hold?',
  releaseNothing: 'Nothing is held by it. What is written from now on leaves at once.',
  releaseHeld: (count: number, length: string) =>
    count === 1
      ? `One answer is held, written ${length} ago.`
      : `${inWords(count)} answers are held, the oldest written ${length} ago.`,
  releaseOneByOne: 'None of them leaves by itself: each waits for a person who sends or withdraws it.',
  releaseOne: 'It does not leave by itself: it waits for a person who sends or withdraws it.',
  releaseQueued: (count: number) =>
    count === 1
      ? 'One more is due later and leaves in its turn.'
      : `${inWords(count)} more are due later and leave in their turn.`,
  releaseNew: 'What is written from now on leaves at once.',
  releaseNow: (count: string) => `Release, ${count} held`,
  released: 'Released. What it stopped waits under Deliveries, one by one.',
  heldAgain: 'The hold stands again.',
  noHolds: 'Nothing is held.',
  /** Deliveries. */
  needPerson: 'Need a person',
  heldDeliveries: 'Held',
  refusedDeliveries: 'Not sent',
  allDeliveries: 'All',
  needOne: (count: number) =>
    count === 0
      ? 'No delivery needs a person.'
      : count === 1
        ? 'One delivery needs a person.'
        : `${inWords(count)} deliveries need a person.`,
  needLine: 'Nothing is ever sent twice by itself: where the network did not say what it did, somebody looks and says.',
  noneNeeds: 'Nothing needs a person',
  noneNeedsLine: 'What was refused or left unclear by a network would wait here for a decision.',
  noneRefused: 'Nothing was refused',
  noneRefusedLine:
    'What a network did not take waits here with its cause, until somebody sends it again or withdraws it.',
  noneHeld: 'Nothing is held',
  noneHeldLine: 'What a hold stopped waits here: nothing leaves when the hold ends, until somebody sends it.',
  noneSent: 'Nothing was sent yet',
  noneSentLine: 'Answers and posts stand here from the moment somebody presses Send, with what became of them.',
  older: 'Earlier ones',
  attempts: (count: number) => (count === 1 ? 'one try' : `${lower(count)} tries`),
  see: 'See it there',
  retry: 'Send again',
  resolve: 'Say what you found',
  letGo: 'Send now',
  sealedDelivery: 'What it says is for other teams only.',
  holdStands: 'A hold stands. Release it first.',
  withdraw: 'Withdraw',
  withdrawTitle: (person: string) => `Withdraw the answer of ${isolate(person)}?`,
  withdrawLine: (person: string) =>
    `It does not leave then. Its words stay in the conversation, and ${isolate(person)} is told.`,
  retried: 'It is sent again, the same words.',
  letWent: 'It goes.',
  withdrawn: 'Withdrawn. It does not leave.',
  to: (name: string) => `to ${isolate(name)}`,
  mayNotSpeak: 'You may not speak on this channel. An administrator can give you the right under Channels.',
  notYours: 'Only who said this, or somebody who speaks on this channel, can withdraw it.',
  lookFirst: 'The network is still being asked. If it stays unclear, you will be asked here.',
  resolveTitle: 'Is it there?',
  resolveLine: (network: string) => `Look at ${network} with your own eyes; the words are these.`,
  there: 'It is there',
  thereNote: 'It is kept as sent, with its address.',
  sendAgain: 'It is not there: send it again',
  sendAgainNote: 'The same words leave once more, now.',
  giveUp: 'It is not there: give it up',
  giveUpNote: 'Nothing leaves. The words stay in the conversation.',
  where: 'Its address',
  whereHelp: 'Copy it from the browser’s address line.',
  chooseFirst: 'Choose what you found first.',
  sayIt: 'Say it',
  decided: 'Noted.',
  /** One channel. */
  back: 'Channels',
  onNetwork: 'On the network',
  connectedOn: 'Connected',
  silencesTitle: 'When it was not heard',
  silences: { paused: 'Paused', broken: 'No answer', retired: 'Retired', missed: 'Not all of it' },
  silentStill: 'until now',
  lastHeard: 'Last heard',
  lastAnswered: 'Network last answered',
  nextRead: 'Read next',
  speakers: 'Who may speak',
  speakersLine: 'Each right to speak is a record: who, from when, until when, and who said so.',
  noSpeaker: 'Nobody may speak here',
  noSpeakerLine: 'Give somebody the right, and the channel can answer.',
  sourceSilent: 'This source is only heard; nobody speaks on it.',
  give: 'Give the right to speak',
  giveShort: 'Give',
  person: 'Person',
  until: 'Until',
  untilHelp: 'Leave empty: until it is taken back.',
  why: 'Why',
  whyHint: 'Takes over the evening shift.',
  choosePerson: 'Choose a person first.',
  speaksAlready: (name: string) => `${name} may speak here already, without an end.`,
  gave: (name: string) => `${name} may speak now.`,
  take: 'Take back',
  takeTitle: (name: string) => `Take the right to speak from ${name}?`,
  takeLine: 'At once. What they have queued and is not out yet stays in.',
  takeNow: 'Take it back',
  took: (name: string) => `${name} may not speak here any more.`,
  since: (at: string) => `since ${at}`,
  untilAt: (at: string) => `until ${at}`,
  bySystem: 'by connecting',
  by: (name: string) => `by ${name}`,
  showPast: 'Earlier rights',
  takenBack: (at: string) => `taken back ${at}`,
  ended: 'over',
  notYet: 'not yet',
  dutiesTitle: 'Who holds it',
  dutyOf: (duty: Duty, name: string) => `${duties[duty]}: ${name}`,
  nobody: 'Nobody',
  people: 'People',
  teams: 'Teams',
  dutySet: 'Changed.',
  abilitiesTitle: 'What it may do',
  deeds: 'Deeds',
  noDeeds: 'Nothing was liked, hidden or deleted through this channel.',
  deed: { like: 'Liked', hide: 'Hid', delete: 'Deleted' },
  deedState: { asked: 'asked, no answer yet', done: 'done', refused: 'refused', unknown: 'nobody knows' },
  recent: 'Recent deliveries',
  noRecent: 'Nothing was sent through this channel yet.',
  allOfThem: 'All deliveries',
  notThere: 'This channel is not here',
  notThereLine: 'It may belong to another workspace, or the address is mistyped.',
}

export type ChannelsWords = typeof english
export const channelsWords: WordTable<ChannelsWords> = { en: english }
