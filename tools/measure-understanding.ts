/**
 * How well and how fast posts are understood, on public data that no shipped model was trained on:
 *
 *     script/node tools/measure-understanding.ts
 */
import { type Brand, Brand as BrandSchema } from '#areas/listening/brand.ts'
import { compileMonitors } from '#areas/listening/match.ts'
import { languageOf } from '#areas/understanding/language.ts'
import { SENTIMENTS } from '#areas/understanding/schema.ts'
import { sentimentOf } from '#areas/understanding/sentiment.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { BUILT_IN_MODEL, understand } from '#areas/understanding/understand.ts'
import { readCsv, readData } from './read-data.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

function need(path: string): string | null {
  const text = readData(path)
  if (text === null) say(`NOT MEASURED: ../shared/data/${path} is not there`)
  return text
}

function measureSentiment(): void {
  const texts = need('tweeteval-sentiment/val_text.txt')
  const labels = need('tweeteval-sentiment/val_labels.txt')
  if (texts === null || labels === null) return
  const right = [0, 0, 0]
  const all = [0, 0, 0]
  const wanted = linesOf(labels).map(Number)
  linesOf(texts).forEach((text, at) => {
    const label = wanted[at] ?? 1
    all[label] = (all[label] ?? 0) + 1
    if (sentimentOf(tokenize(text), 'en').label === SENTIMENTS[label]) right[label] = (right[label] ?? 0) + 1
  })
  const recalls = all.map((count, label) => (right[label] ?? 0) / count)
  const macro = recalls.reduce((sum, recall) => sum + recall, 0) / 3
  say(
    `sentiment, ${wanted.length} tweets: macro-recall ${(100 * macro).toFixed(1)} (negative, neutral, positive ${recalls.map((r) => (100 * r).toFixed(1)).join(', ')})`,
  )
}

const CODES = {
  arabic: 'ar',
  english: 'en',
  french: 'fr',
  german: 'de',
  hindi: 'hi',
  italian: 'it',
  portuguese: 'pt',
  spanish: 'es',
}

function measureLanguage(): void {
  const sum = { all: 0, right: 0, unsure: 0, ms: 0 }
  const each: string[] = []
  for (const [name, code] of Object.entries(CODES)) {
    const text = need(`language/tweets/${name}/val_text.txt`)
    if (text === null) continue
    const tweets = linesOf(text)
    const started = performance.now()
    const read = tweets.map((tweet) => languageOf(tokenize(tweet), { lang: null, network: 'x' }).language)
    sum.ms += performance.now() - started
    const right = read.filter((language) => language === code).length
    sum.all += tweets.length
    sum.right += right
    sum.unsure += read.filter((language) => language === 'und').length
    each.push(`${code} ${percent(right, tweets.length)}`)
  }
  say(
    `language, ${sum.all} tweets: ${percent(sum.right, sum.all)} right, ${percent(sum.unsure, sum.all)} left undecided (${each.join(', ')})`,
  )
}

function airlineTweets(): Record<string, string>[] {
  const text = need('airline/tweets-first-80-percent.csv')
  return text === null ? [] : readCsv(text)
}

/** Which of our topics an annotator's reason of complaint means. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'Customer Service Issue': ['poor_service'],
  'Flight Attendant Complaints': ['poor_service'],
  'Late Flight': ['late_or_lost'],
  'Cancelled Flight': ['late_or_lost', 'order_change'],
  'Lost Luggage': ['late_or_lost'],
  'Damaged Luggage': ['broken'],
  'Flight Booking Problems': ['order_change', 'account_access', 'broken', 'price_availability', 'invoice_payment'],
}

function measureTopics(tweets: readonly Record<string, string>[]): void {
  const complaints = tweets.filter((tweet) => REASONS[tweet['negativereason'] ?? ''] !== undefined)
  const readings = understand(complaints.map(postOf), BUILT_IN_MODEL)
  const bands = new Map<number, { all: number; right: number }>()
  let first = 0
  let any = 0
  let repair = 0
  readings.forEach(({ topics, objective }, at) => {
    const wanted = REASONS[complaints[at]?.['negativereason'] ?? ''] ?? []
    if (wanted.includes(topics[0]?.topic ?? '')) first += 1
    if (topics.some(({ topic }) => wanted.includes(topic))) any += 1
    if (objective === 'repair') repair += 1
    const top = topics[0]
    if (top === undefined) return
    const band = Math.floor(top.confidence * 10)
    const entry = bands.get(band) ?? { all: 0, right: 0 }
    bands.set(band, { all: entry.all + 1, right: entry.right + (wanted.includes(top.topic) ? 1 : 0) })
  })
  const all = complaints.length
  say(
    `topic, ${all} complaints: right first ${percent(first, all)}, among those named ${percent(any, all)}; objective repair ${percent(repair, all)}`,
  )
  const shown = [...bands]
    .sort(([a], [b]) => a - b)
    .map(([band, { all: count, right }]) => `0.${band}: ${percent(right, count)} of ${count}`)
  say(`topic, right first by confidence: ${shown.join('; ')}`)
}

/** Praise should be amplified or left, complaints repaired or informed; how sure we were should be how often that holds. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  negative: ['repair', 'protect_reputation'],
  neutral: ['inform', 'none', 'sell', 'learn', 'hire', 'inform_investors'],
  positive: ['amplify', 'none'],
}

function measureObjectives(tweets: readonly Record<string, string>[]): void {
  const bands = new Map<number, { all: number; right: number }>()
  understand(tweets.map(postOf), BUILT_IN_MODEL).forEach(({ objective, objective_confidence }, at) => {
    const band = Math.floor(objective_confidence * 5) * 2
    const entry = bands.get(band) ?? { all: 0, right: 0 }
    const fits = (FITTING[tweets[at]?.['airline_sentiment'] ?? ''] ?? []).includes(objective)
    bands.set(band, { all: entry.all + 1, right: entry.right + (fits ? 1 : 0) })
  })
  const shown = [...bands]
    .sort(([a], [b]) => a - b)
    .map(([band, { all, right }]) => `0.${band}: ${percent(right, all)} of ${all}`)
  say(`objective, ${tweets.length} tweets, fits their mood by confidence: ${shown.join('; ')}`)
}

function postOf(tweet: Record<string, string>) {
  return { text: tweet['text'] ?? '', title: null, lang: null, network: 'x' }
}

function measureBanking(): void {
  const text = need('banking77/train.csv')
  if (text === null) return
  const questions = readCsv(text)
  const readings = understand(
    questions.map((row) => ({ text: row['text'] ?? '', title: null, lang: null, network: 'email' })),
    BUILT_IN_MODEL,
  )
  const asked = readings.filter(({ is_question }) => is_question).length
  const fits = readings.filter(({ objective }) => objective === 'inform' || objective === 'repair').length
  const english = readings.filter(({ language }) => language === 'en').length
  const spam = readings.filter(({ is_spam }) => is_spam).length
  say(
    `${questions.length} bank customers: a question ${percent(asked, questions.length)}, inform or repair ${percent(fits, questions.length)}, English ${percent(english, questions.length)}, taken for spam ${spam}`,
  )
}

function measureSpeed(tweets: readonly Record<string, string>[]): void {
  if (tweets.length === 0) return
  const posts = tweets.map(postOf)
  understand(posts.slice(0, 3000), BUILT_IN_MODEL)
  rate('the whole pass', posts.length, () => understand(posts, BUILT_IN_MODEL))
  rate('tokenizing', posts.length, () => posts.forEach(({ text }) => tokenize(text)))
  const tokens = posts.map(({ text }) => tokenize(text))
  const matcher = compileMonitors(
    Array.from({ length: 1000 }, (_, at) => ({ monitor_id: `${at}`, brand: brandOf(at) })),
  )
  let heard = 0
  rate('matching 1,000 monitors, tokens given', posts.length, () => {
    for (const one of tokens) heard += matcher.match(one).length
  })
  rate('tokenizing and matching 1,000 monitors', posts.length, () =>
    posts.forEach(({ text }) => matcher.match(tokenize(text))),
  )
  say(`  (${heard} matches in ${posts.length} posts)`)
}

/** By processor time, not by the clock: other programs on the machine do not count. */
function rate(what: string, posts: number, run: () => void): void {
  const rates: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    rates.push(posts / ((user + system) / 1_000_000))
  }
  say(
    `${what}: ${Math.round(Math.max(...rates)).toLocaleString('en')} posts per second of one core (best of 5 over ${posts})`,
  )
}

const WORDS =
  'jet air united delta blue sky north coast hill fern arc kettle plane gate star line south west river stone'.split(
    ' ',
  )

/** Names of one to three common words, so that the tree is entered often, as it is with real brands. */
function brandOf(at: number): Brand {
  const word = (step: number) => WORDS[(at * 7 + step * 13 + Math.floor(at / 20) * step) % WORDS.length] ?? ''
  const names = at % 10 === 0 ? [`${word(1)}`] : [`${word(1)} ${word(2)}`, `${word(2)} ${word(3)} ${at}`]
  return BrandSchema.parse({
    names,
    hashtags: [`${word(1)}${at}`],
    handles: [`${word(2)}${at}`],
    without: [`${word(3)} road`],
  })
}

measureSentiment()
measureLanguage()
const tweets = airlineTweets()
measureTopics(tweets)
measureObjectives(tweets)
measureBanking()
measureSpeed(tweets)
