/** The first line of the page: a sentence with the answer. */
import type { ChannelState } from '../schema.ts'
import type { ChannelsWords } from './words.ts'

type Said = Pick<ChannelsWords, 'allWell' | 'wellMany' | 'wantYou' | 'noAnswer' | 'arePaused'>

export function summaryOf(states: readonly ChannelState[], words: Said): string {
  const count = (state: ChannelState) => states.filter((one) => one === state).length
  const living = states.filter((state) => state !== 'retired').length
  if (count('well') === living) return words.allWell(living)
  const rest = [
    [count('needs_person'), words.wantYou],
    [count('waiting'), words.noAnswer],
    [count('paused'), words.arePaused],
  ] as const
  const parts = rest.filter(([many]) => many > 0).map(([many, say]) => say(many))
  const first = count('well') > 0 ? [words.wellMany(count('well'))] : []
  const sentence = [...first, ...parts].join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
