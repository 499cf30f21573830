import { useQuery } from '@tanstack/react-query'
import { useFormat } from '#web/format.ts'
import { Segmented } from '#web/ui/Segmented.tsx'
import { useWords } from '#web/words.ts'
import { peopleQuery } from '../queries.ts'
import { TABS, type Tab, useShow, useView } from './view.ts'
import { peopleWords } from './words.ts'

/** On the bar, and on a phone above the view. */
export function ViewSwitch() {
  const words = useWords(peopleWords)
  const format = useFormat()
  const show = useShow()
  const { tab } = useView()
  const people = useQuery(peopleQuery).data
  const here = people?.filter(({ deactivated_at }) => !deactivated_at).length
  return (
    <Segmented
      label={words.views}
      value={tab}
      onValue={(next) => show({ tab: next as Tab })}
      parts={TABS.map((value) => ({
        value,
        label: words[value],
        ...(value === 'members' && here !== undefined && { count: format.number(here) }),
      }))}
    />
  )
}
