/**
 * What would have been flagged, and when, on posts of a folder in the order in which they were said (`*.csv` with text, name and
 * tweet_created), looked at every hour. Beside it the same posts with their instants shuffled: there is no news in that, so
 * what is flagged in it is a false alarm. And a topic is planted, to see after how many posts it is found.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emergingIn, type Said, type Topic, type Usual } from '#areas/listening/emerging/emerging.ts'
import { termsIn } from '#areas/listening/emerging/terms.ts'
import { DAY_MS, dayOf, peopleByTerm } from '#areas/listening/emerging/usual.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Measure } from '../measure.ts'
import { readCsv } from '../read-data.ts'

const HOUR_MS = 3_600_000
/** The days of a small set are few; what ships waits for seven. */
const DAYS_MIN = 3
const OWN = new Set(
  'united usairways usair americanair american airlines airline southwestair southwest jetblue virginamerica virgin america delta airways'.split(
    ' ',
  ),
)
const ROUNDS = 5

export const measure: Measure = (folder) => {
  const posts = readPosts(folder)
  const flagged = replay(posts)
  for (const { at, topic } of flagged) print(`${at.toISOString().slice(0, 16)} ${lineOf(topic)}`)
  const days = watchedDays(posts)
  const shuffles = Array.from({ length: ROUNDS }, (_, round) => replay(shuffled(posts, round + 1)))
  const alarms = shuffles.map((one) => one.length)
  for (const { at, topic } of shuffles[0] ?? []) print(`shuffled: ${at.toISOString().slice(0, 16)} ${lineOf(topic)}`)
  const found = planted(posts)
  return {
    ...{
      posts: posts.length,
      days_watched: days,
      flagged: flagged.length,
      flagged_a_day: rounded(flagged.length / days),
    },
    shuffled_a_day: rounded(alarms.reduce((sum, many) => sum + many, 0) / ROUNDS / days),
    planted_found_after_posts: found ?? -1,
  }
}

function readPosts(folder: string): Said[] {
  const rows = globSync('*.csv', { cwd: folder }).flatMap((file) => readCsv(readFileSync(join(folder, file), 'utf8')))
  const seen = new Set<string>()
  return rows
    .flatMap(({ tweet_id = '', text = '', name = '', tweet_created = '' }): Said[] => {
      const said_at = new Date(tweet_created.replace(/ ([+-]\d\d)(\d\d)$/, '$1:$2').replace(' ', 'T'))
      if (seen.has(tweet_id) || Number.isNaN(said_at.getTime())) return []
      seen.add(tweet_id)
      return [saidOf({ post_id: tweet_id, author_id: name, said_at }, text)]
    })
    .sort(byTime)
}

const saidOf = (said: Omit<Said, 'terms'>, text: string): Said => ({
  ...said,
  terms: termsIn(tokenize(text), { language: 'en', own: OWN }),
})
const byTime = (a: Said, b: Said) => a.said_at.getTime() - b.said_at.getTime()

interface Flagged {
  at: Date
  topic: Topic
}

/** Each topic when it is flagged first. */
function replay(posts: readonly Said[]): Flagged[] {
  const flagged: Flagged[] = []
  const known = new Set<number>()
  const days = Map.groupBy(posts, ({ said_at }) => dayOf(said_at).getTime())
  const counts = new Map([...days].map(([day, said]) => [day, { posts: said.length, people: peopleByTerm(said) }]))
  const [first, last] = [posts[0]?.said_at, posts.at(-1)?.said_at]
  if (!first || !last) return []
  for (let now = first.getTime() + (DAYS_MIN + 1) * DAY_MS; now <= last.getTime(); now += HOUR_MS) {
    const usual = usualOf(counts, now - DAY_MS)
    if (usual.days < DAYS_MIN) continue
    const window = posts.filter(({ said_at }) => said_at.getTime() > now - DAY_MS && said_at.getTime() <= now)
    for (const topic of emergingIn(window, usual)) {
      const isNew = !topic.terms.some((term) => known.has(term))
      for (const term of topic.terms) known.add(term)
      if (isNew) flagged.push({ at: new Date(now), topic })
    }
  }
  return flagged
}

function usualOf(
  counts: ReadonlyMap<number, { posts: number; people: ReadonlyMap<number, number> }>,
  from: number,
): Usual {
  const until = dayOf(new Date(from)).getTime()
  const whole = [...counts].filter(([day]) => day < until)
  const people = new Map<number, { all: number; weekday: number }>()
  for (const [, day] of whole)
    for (const [term, many] of day.people) people.set(term, { all: (people.get(term)?.all ?? 0) + many, weekday: 0 })
  const posts = whole.reduce((sum, [, day]) => sum + day.posts, 0)
  return { days: whole.length, posts, weekday_days: 0, weekday_posts: 0, people, unseen: 0 }
}

/** The same instants, dealt out anew among the same posts. */
function shuffled(posts: readonly Said[], seed: number): Said[] {
  const next = chance(seed)
  const instants = posts.map(({ said_at }) => said_at)
  for (let at = instants.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const [a, b] = [instants[at] as Date, instants[other] as Date]
    instants[at] = b
    instants[other] = a
  }
  return posts.map((post, nth) => ({ ...post, said_at: instants[nth] as Date })).sort(byTime)
}

/** In the shuffled posts, so that nothing else goes on: after how many it is flagged, all others being as they are. */
function planted(posts: readonly Said[]): number | null {
  const quiet = shuffled(posts, 7)
  const last = quiet.at(-1)?.said_at.getTime() ?? 0
  for (let many = 1; many <= 40; many += 1) {
    const more = Array.from({ length: many }, (_, nth) => plantedAt(nth, last - 4 * HOUR_MS + nth * 60_000))
    const [term] = more[0]?.terms.filter(({ kind }) => kind === 'pair') ?? []
    const hit = replay([...quiet, ...more].sort(byTime)).some(({ topic }) => term && topic.terms.includes(term.id))
    if (hit) return many
  }
  return null
}

const WAYS = ['Why is the', 'Again the', 'Really, the', 'So the', 'My kids say the']
const plantedAt = (nth: number, at: number): Said =>
  saidOf(
    { post_id: `planted${nth}`, author_id: `planted${nth}`, said_at: new Date(at) },
    `${WAYS[nth % 5]} jetbridge collapsed at gate ${nth}`,
  )

const watchedDays = (posts: readonly Said[]): number =>
  rounded(((posts.at(-1)?.said_at.getTime() ?? 0) - (posts[0]?.said_at.getTime() ?? 0)) / DAY_MS - DAYS_MIN - 1)

function chance(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const lineOf = ({ name, people, usual }: Topic) => `“${name}”: ${people} people, usually ${rounded(usual)}`
const rounded = (value: number) => Math.round(value * 100) / 100
const print = (line: string) => process.stdout.write(`${line}\n`)
