/** Hints about values that nothing carries: a topic, a language or a network that nobody knows, each with what there is. */
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { distance, type FieldName } from './fields.ts'
import type { There } from './known.ts'
import { codeMeant, codeOf, isReadIn, nameOfCode } from './languages.ts'
import { quoted, type Wrong } from './problems.ts'
import { plainName, topicsMeant } from './topics.ts'

/** Null where something carries it, or what there is is not known yet. */
export function hintForValue(field: FieldName, written: string, known: There): Wrong | null {
  if (field === 'lang') return /^[a-z]{2,3}$/i.test(written) ? languageHint(codeOf(written)) : null
  if (field === 'topic') return known.topics && topicHint(written, known.topics)
  if (field === 'network') return known.networks && networkHint(written, known.networks)
  return null
}

/** So many of a longer list are named. */
const NAMED = 3

type Topics = NonNullable<There['topics']>

function topicHint(written: string, topics: Topics): Wrong | null {
  const own = topics.flatMap(({ value, is }) => (is === 'own' ? [value] : []))
  const off = new Set(topics.flatMap(({ value, is }) => (is === 'off' ? [value] : [])))
  const there = topicsMeant(written, own)
  if (there.some((topic) => !off.has(topic))) return null
  const [switchedOff] = there
  if (switchedOff !== undefined)
    return {
      code: 'topic_switched_off',
      says: `The topic “${topicName(switchedOff)}” is switched off under Routing, so only what was read before is found.`,
    }
  const on = topics.flatMap(({ value }) => (off.has(value) ? [] : [value]))
  const nearest = nearestTopics(written, on)
    .slice(0, NAMED)
    .map((topic) => `“${topicName(topic)}”`)
  const more = on.length - nearest.length
  const list = more > 0 ? `${nearest.join(', ')} and ${more} more` : nearest.join(', ')
  return { code: 'unknown_topic', says: `No topic is called ${quoted(written)}. There are: ${list}.` }
}

/** What people call what ships. */
const called: Readonly<Record<string, string>> = {
  broken: 'defect fault quality damage repair warranty bug',
  danger: 'safety recall hazard burn fire accident',
  wrong_item: 'mix-up mixup missing incomplete',
  late_or_lost: 'delivery shipping shipment parcel package delay courier',
  refund: 'return money payback chargeback compensation',
  poor_service: 'service support complaint staff rude',
  account_access: 'login password account sign-in app',
  order_change: 'order cancellation cancel change',
  how_to: 'question help instructions manual',
  invoice_payment: 'billing invoice payment tax vat',
  price_availability: 'price pricing stock availability sale discount',
  idea: 'feedback feature wish suggestion request',
  shops_bulk: 'wholesale retail b2b reseller dealer',
  partnership: 'influencer sponsor collaboration cooperation',
  press: 'media journalist interview news',
  privacy_legal: 'gdpr legal law lawyer data privacy',
  jobs: 'career hiring job recruiting',
  shares_results: 'investor earnings stock shares finance',
  thanks: 'praise love compliment positive',
  spam: 'advertising ad ads promotion',
}

/** By what people call them, then by letters where they are nearly alike; the others stay in their order. */
function nearestTopics(written: string, topics: readonly string[]): string[] {
  const name = plainName(written).slice(0, 40)
  const far = new Map(topics.map((topic) => [topic, howFar(name, topic)]))
  return topics.toSorted((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0))
}

const FAR = 100

function howFar(name: string, topic: string): number {
  const shown = plainName(topicName(topic)).slice(0, 40)
  const words = `${shown} ${called[topic] ?? ''} ${plainName(topic)}`.split(/[\s,]+/).filter(Boolean)
  const typed = name.split(/[\s,]+/).filter(Boolean)
  if (typed.some((word) => words.includes(word))) return 0
  if (shown.startsWith(name)) return 1
  const letters = Math.min(distance(name, shown), ...words.map((word) => distance(name, word)))
  return letters <= Math.max(1, name.length / 4) ? 1 + letters : FAR
}

function languageHint(code: string): Wrong | null {
  if (isReadIn(code) || code === 'und') return null
  const name = nameOfCode(code)
  const meant = codeMeant(code)
  const mend = meant && `${nameOfCode(meant)} is lang:${meant}.`
  if (name === null)
    return {
      code: 'unknown_language_code',
      says: `No language has the code ${quoted(code)}, so nothing is found by it. ${mend ?? 'Write lang: and choose one that is offered.'}`,
    }
  const only = `No text is told to be ${name} (${code}): only posts whose author says so are found.`
  return { code: 'language_not_read', says: mend ? `${only} ${mend}` : only }
}

function networkHint(written: string, networks: NonNullable<There['networks']>): Wrong | null {
  const value = written.toLowerCase()
  if (networks.some((network) => network.value === value)) return null
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const same = networks.find(({ value: one, says }) => [letters(one), letters(says)].includes(letters(written)))
  if (same) return { code: 'network_spelling', says: `${same.says} is written network:${same.value}.` }
  const list = networks
    .map(({ value: one }) => one)
    .toSorted((a, b) => distance(value.slice(0, 40), a) - distance(value.slice(0, 40), b))
  return {
    code: 'unknown_network',
    says: `Nothing is heard or brought from a network called ${quoted(written)} so far. There are: ${list.slice(0, 2 * NAMED).join(', ')}.`,
  }
}
