/**
 * The places of the navigation, in one table: what a person's role does not use is not shown to them. A page that has
 * no place of its own stands under More; on a phone the first four of `tab` and More are the bar at the bottom.
 */
import { mayRole, type Right, type Role } from '#platform/rights.ts'
import type { Command } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import type { IconName } from '#web/ui/icons.ts'

export type PlaceId = 'home' | 'inbox' | 'listening' | 'channels' | 'people' | 'routing' | 'status'

export interface Place {
  id: PlaceId
  to: string
  icon: IconName
  /** After g. */
  key: string
  right: Right
  where: 'tab' | 'list' | 'more'
}

export const PLACES: readonly Place[] = [
  { id: 'home', to: paths.home(), icon: 'home', key: 'h', right: 'take_part', where: 'tab' },
  { id: 'inbox', to: paths.inbox(), icon: 'inbox', key: 'i', right: 'take_part', where: 'tab' },
  { id: 'listening', to: paths.listening(), icon: 'ear', key: 'l', right: 'read', where: 'tab' },
  { id: 'channels', to: paths.channels(), icon: 'channels', key: 'c', right: 'read', where: 'list' },
  { id: 'people', to: paths.people(), icon: 'people', key: 'p', right: 'read', where: 'tab' },
  { id: 'routing', to: paths.routing(), icon: 'routing', key: 'r', right: 'read', where: 'list' },
  { id: 'status', to: paths.status(), icon: 'status', key: 's', right: 'read', where: 'more' },
]

const within = (pathname: string, to: string) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))

/** The place that an address belongs to: `/inbox/123` lights Inbox. */
export const placeOf = (pathname: string): PlaceId | undefined => PLACES.findLast(({ to }) => within(pathname, to))?.id

/** Pages that ask for more than their place does. */
const FOR_ADMINISTRATORS = [paths.imports(), paths.webhooks()]

/** What a page asks of who opens it. The router does not care about capitals, so this does not either. */
export function rightOf(pathname: string): Right {
  const address = pathname.toLowerCase()
  if (FOR_ADMINISTRATORS.some((to) => within(address, to))) return 'administer'
  const place = placeOf(address)
  return PLACES.find(({ id }) => id === place)?.right ?? 'take_part'
}

/** Whether a role uses what a command leads to: by the command's own right, else by that of its page. */
export const mayOpen = (role: Role, { to, right }: Pick<Command, 'to' | 'right'>): boolean =>
  mayRole(role, right ?? rightOf(to?.split('?')[0] ?? ''))
