/** What a condition says, in words: for the sentence of a list and for the field of the editor alike. */
import { useQuery } from '@tanstack/react-query'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { networksQuery } from '#areas/channels/screens/queries.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { OBJECTIVES } from '#areas/understanding/schema.ts'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import type { Choice } from '#web/ui/choices.ts'
import { useWords } from '#web/words.ts'
import type { Conditions } from '../schema.ts'
import type { ConditionKind } from './conditions.ts'
import { useTopicChoices } from './queries.ts'
import { routingWords } from './words.ts'

/** Those that are told apart well enough to decide by. */
const LANGUAGES = 'ar bg cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk ur vi zh'.split(
  ' ',
)
const SHOWN = 3

export type ManyKind = 'topics' | 'objectives' | 'networks' | 'languages'

export function useConditionTexts() {
  const words = useWords(routingWords)
  const format = useFormat()
  const { locale } = useWhere()
  const networkName = useNetworkName()
  const languages = new Intl.DisplayNames([locale], { type: 'language' })
  const language = (code: string) => languages.of(code) ?? code
  const nameOf = {
    topics: topicName,
    objectives: (one: string) => words.objectives[OBJECTIVES.find((known) => known === one) ?? 'none'].toLowerCase(),
    networks: networkName,
    languages: language,
    words: (one: string) => `“${one}”`,
  }
  const several = (values: readonly string[], name: (one: string) => string) => {
    const shown = values.slice(0, SHOWN).map(name)
    const rest = values.length - shown.length
    return [...shown, ...(rest > 0 ? [words.others(rest)] : [])].join(words.or)
  }
  const textOf = (conditions: Conditions, kind: ConditionKind): string => {
    const { sentiment, min_followers, addressed, private: isPrivate } = conditions
    if (kind === 'sentiment') return sentiment ? words.sounds[sentiment] : ''
    if (kind === 'min_followers') return min_followers ? format.number(min_followers) : ''
    if (kind === 'addressed') return addressed ? words.addressed[addressed] : ''
    if (kind === 'private') return isPrivate === undefined ? '' : words.privacy[isPrivate ? 'yes' : 'no']
    return several(conditions[kind] ?? [], nameOf[kind])
  }
  return { textOf, language }
}

export function useManyChoices(): Record<ManyKind, Choice[]> {
  const words = useWords(routingWords)
  const { language } = useConditionTexts()
  const networks = useQuery(networksQuery).data ?? []
  return {
    topics: useTopicChoices(),
    objectives: OBJECTIVES.map((value) => ({ value, label: words.objectives[value] })),
    networks: networks.map(({ network, name }) => ({ value: network, label: name })),
    languages: LANGUAGES.map((value) => ({ value, label: language(value) })).sort((a, b) =>
      a.label.localeCompare(b.label),
    ),
  }
}
