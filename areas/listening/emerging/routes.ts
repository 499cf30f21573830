import { type Route, route } from '#platform/http.ts'
import { emergingApi } from './api.ts'
import { listEmerging, setEmerging } from './list.ts'

export const emergingRoutes: readonly Route[] = [
  route(emergingApi.emerging, listEmerging),
  route(emergingApi.setEmerging, setEmerging),
]
