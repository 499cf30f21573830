import { type Command, rank } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { routingWords } from './words.ts'

export function commandsFor(query: string): Command[] {
  const words = wordsFor(routingWords, navigator.language)
  const shell = wordsFor(shellWords, navigator.language)
  const go = (id: string, label: string, to: string): Command => ({
    id,
    label: `${shell.routing}: ${label}`,
    group: shell.goTo,
    icon: 'routing',
    to,
  })
  const pages = [go('routing-rules', words.rules, paths.rules()), go('routing-topics', words.topics, paths.topics())]
  return query.trim() ? rank([...pages, go('routing-new', words.newRule, paths.rule('new'))], query) : pages
}
