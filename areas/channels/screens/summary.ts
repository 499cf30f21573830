/** The first line of the page: a sentence with the answer, and what follows from it. */
import type { ChannelSign } from '../schema.ts'
import type { SummaryWords } from './summary-words.ts'

/** In the order in which a person is wanted. */
const REST = [
  ['needs_person', 'wantYou'],
  ['waiting', 'noAnswer'],
  ['silent', 'areSilent'],
  ['not_asked', 'notAsked'],
  ['paused', 'arePaused'],
] as const satisfies readonly (readonly [ChannelSign, keyof SummaryWords])[]

export function summaryOf(signs: readonly ChannelSign[], words: SummaryWords): string {
  const count = (sign: ChannelSign) => signs.filter((one) => one === sign).length
  const living = signs.filter((sign) => sign !== 'retired').length
  if (count('well') === living) return words.allWell(living)
  const parts = REST.filter(([sign]) => count(sign) > 0).map(([sign, say]) => words[say](count(sign)))
  const first = count('well') > 0 ? [words.wellMany(count('well'))] : []
  const sentence = [...first, ...parts].join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

const AWAY: readonly ChannelSign[] = ['needs_person', 'waiting', 'silent']

/** What follows for what is said meanwhile; and where nobody is asked, why, and what to do about it. */
export function lineBelow(signs: readonly ChannelSign[], words: SummaryWords): string {
  if (signs.every((sign) => sign === 'well')) return words.wellLine
  if (!signs.includes('not_asked')) return words.nothingLost
  const away = signs.some((sign) => AWAY.includes(sign))
  return `${away ? words.nothingLost : words.nothingNew} ${words.whyNotAsked}`
}
