/** Hacker News: everybody's stories and comments, through its own open API. It is only heard: the API takes nothing. */
import {
  type Abilities,
  type Account,
  type Answers,
  type Batch,
  type Connected,
  type Connector,
  ConnectorError,
  type Outside,
  type Question,
} from '../connector.ts'
import { DEFAULT_SERVER, readNewest } from './asking.ts'
import { hearItems } from './listen.ts'
import { DEFAULT_SEARCH, lookBack } from './look-back.ts'
import { SITE } from './posts.ts'

const asks: readonly Question[] = [
  {
    name: 'kinds',
    label: 'What is heard',
    kind: 'choice',
    help: 'Stories are what is submitted, with jobs and polls; most of what is said there is said in comments.',
    required: false,
    choices: [
      { value: 'all', label: 'Stories and comments' },
      { value: 'stories', label: 'Stories only' },
    ],
  },
  {
    name: 'days',
    label: 'How far to look back',
    kind: 'choice',
    help: 'About 15,000 are written a day; each day takes some minutes to read.',
    required: false,
    choices: [
      { value: '0', label: 'From now on' },
      { value: '1', label: 'A day' },
      { value: '3', label: 'Three days' },
      { value: '7', label: 'A week' },
    ],
  },
  {
    name: 'server',
    label: 'Server',
    kind: 'url',
    help: 'Leave empty for the official API. The address of a mirror is asked instead.',
    placeholder: DEFAULT_SERVER,
    required: false,
  },
  {
    name: 'search',
    label: 'Server of the search',
    kind: 'url',
    help: 'Asked only when a monitor looks back. Leave empty for the site’s own search.',
    placeholder: DEFAULT_SEARCH,
    required: false,
  },
]

export const hackernews: Connector = {
  network: 'hackernews',
  name: 'Hacker News',
  asks,
  // Nobody has an account there that a program may use, so both ways of opening it are one.
  source_asks: asks,
  limits: { text: 0, unit: 'characters', images: 0, image_bytes: 0, alt_text: 0 },
  delivery_class: 'D',
  settling_ms: 0,
  connect,
  connectSource: connect,
  probe: async () => ABILITIES_HERE,
  listen,
  lookBack,
}

const READS_ONLY = 'The API of Hacker News can only be read.'
const ABILITIES_HERE: Abilities = {
  hear_mentions: {
    may: 'when',
    because: 'As far as your monitors know your name: everything that is written there is read.',
  },
  hear_everyone: { may: 'yes' },
  answer_public: { may: 'no', because: `${READS_ONLY} Open the post and answer on its own site.` },
  answer_private: { may: 'no', because: 'Hacker News knows no private messages.' },
  publish: { may: 'no', because: READS_ONLY },
  images: { may: 'no', because: READS_ONLY },
  hide: { may: 'no', because: 'Only the moderators of Hacker News can hide something.' },
  delete: { may: 'no', because: READS_ONLY },
  like: { may: 'no', because: READS_ONLY },
  read_thread: {
    may: 'no',
    because: 'Each comment is heard by itself, with the thread that it stands in; what nobody heard is not fetched.',
  },
}

async function connect(outside: Outside, answers: Answers): Promise<Connected> {
  const kinds = chosen(answers, 'kinds')
  const days = chosen(answers, 'days')
  const server = serverOf(answers, { name: 'server', usual: DEFAULT_SERVER })
  const search = serverOf(answers, { name: 'search', usual: DEFAULT_SEARCH })
  // Nothing is kept of it: it only proves that somebody answers there.
  await readNewest({ outside, server })
  const { host } = new URL(server)
  return {
    native_id: kinds === 'all' ? host : `${host} ${kinds}`,
    handle: new URL(SITE).host,
    display_name: kinds === 'all' ? 'All of Hacker News' : 'Stories on Hacker News',
    url: `${SITE}/newest`,
    settings: { server, search, kinds, days },
    credentials: {},
  }
}

/** The first of the choices where nothing was chosen. */
function chosen(answers: Answers, name: string): string {
  const choices = asks.find((ask) => ask.name === name)?.choices ?? []
  const answer = answers[name]?.trim() || choices[0]?.value
  const found = choices.find(({ value }) => value === answer)
  if (!found) throw new ConnectorError('invalid', 'Choose one of what is offered here.', { about: name })
  return found.value
}

function serverOf(answers: Answers, { name, usual }: { name: 'server' | 'search'; usual: string }): string {
  const url = URL.parse(answers[name]?.trim() || usual)
  if (url && /^https?:$/.test(url.protocol) && url.hostname && !url.username && !url.password) return url.origin
  throw new ConnectorError('invalid', `The server is an address such as ${usual}.`, { about: name })
}

/** Leaving is not a failure, whatever the broken-off request says. */
async function* listen(
  outside: Outside,
  account: Account,
  cursor: string | null,
  signal: AbortSignal,
): AsyncIterable<Batch> {
  try {
    for await (const batch of hearItems(outside, account, { cursor, signal })) {
      if (signal.aborted) return
      yield batch
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
