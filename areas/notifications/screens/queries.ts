import { queryOptions } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { notificationsApi } from '../api.ts'

export const NOTICES = ['notifications']

/** The newest; who wants to know what was a month ago asks the thing itself. */
export const noticesQuery = queryOptions({
  queryKey: [...NOTICES, 'list'],
  queryFn: ({ signal }) => call(notificationsApi.list, { limit: 20 }, { signal }),
})
