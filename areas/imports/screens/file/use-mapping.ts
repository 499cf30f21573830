/** What a person changes of the mapping is kept at once; the first rows follow. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { importsApi as api } from '../../api.ts'
import type { Mapping, Opens } from '../../checks/fields.ts'
import { IMPORTS, importQuery, type OpenedImport } from '../queries.ts'

export function useMapping(opened: OpenedImport) {
  const queries = useQueryClient()
  const { run } = useDoing(IMPORTS)
  const { id } = opened
  return (change: { mapping?: Mapping; opens?: Opens }) => {
    const { mapping = opened.mapping, opens = opened.opens } = change
    if (!mapping) return
    queries.setQueryData(importQuery(id).queryKey, { ...opened, mapping, opens })
    run({ key: 'mapping', ask: () => call(api.map, { id, mapping, opens }) })
  }
}
