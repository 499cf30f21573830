import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { SegmentedLinks } from '#web/ui/SegmentedLinks.tsx'
import { useWords } from '#web/words.ts'
import { tableQuery } from './queries.ts'
import { routingWords } from './words.ts'

export function RoutingViews() {
  const words = useWords(routingWords)
  const here = useLocation().pathname
  const table = useQuery(tableQuery).data
  const count = (many: number | undefined) => (many ? { count: many } : {})
  return (
    <SegmentedLinks
      label={words.views}
      parts={[
        { label: words.table, href: paths.routing(), on: here === paths.routing() },
        { label: words.rules, href: paths.rules(), on: here.startsWith(paths.rules()), ...count(table?.rules.length) },
        { label: words.topics, href: paths.topics(), on: here === paths.topics() },
        { label: words.learnedView, href: paths.learned(), on: here === paths.learned() },
        { label: words.triage, href: paths.triage(), on: false, ...count(table?.waiting_in_triage) },
      ]}
    />
  )
}
