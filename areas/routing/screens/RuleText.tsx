import { useWords } from '#web/words.ts'
import { useConditionTexts } from './condition-texts.ts'
import { kindsIn, type ShownRule } from './conditions.ts'
import { useTeamChoices } from './queries.ts'
import { routingWords } from './words.ts'

/** A rule as a plain sentence. */
export function RuleText({ rule }: { rule: ShownRule }) {
  const words = useWords(routingWords)
  const { textOf } = useConditionTexts()
  const { nameOf } = useTeamChoices()
  const parts = kindsIn(rule.conditions).map((kind) => {
    const [before, after] = words.phrases[kind]
    return [before, textOf(rule.conditions, kind), after].filter(Boolean).join(' ')
  })
  return `${words.when} ${parts.join(` ${words.and} `)}, ${words.goesTo} ${nameOf(rule.team_id) ?? '…'}.`
}
