import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { useShellWords } from '#web/words.ts'
import { countHook } from './counts.ts'
import { usePersonEntries } from './PersonMenu.tsx'
import { type PlaceId, placeOf } from './places.ts'
import { usePlaces } from './use-places.ts'

/** The bar at the bottom of a phone: four places, and More with the others and the person's menu. */
export function TabBar({ onKeys }: { onKeys: () => void }) {
  const words = useShellWords()
  const navigate = useNavigate()
  const here = placeOf(useLocation().pathname)
  const places = usePlaces()
  const tabs = places.filter(({ where }) => where === 'tab')
  const others = places.filter(({ where }) => where !== 'tab')
  const rooms = [
    ...others.map(({ id, icon, to }) => ({ label: words[id], icon, to })),
    // Written down where it was heard, which is seldom at a desk.
    ...(useMay('contribute') ? [{ label: words.heard, icon: 'pen' as const, to: paths.writeDown() }] : []),
  ]
  const person = usePersonEntries(onKeys)
  const lit = tabs.some(({ id }) => id === here) ? here : 'more'
  return (
    <nav className="tabbar" aria-label={words.places}>
      {tabs.map((place) => (
        <Link key={place.id} to={place.to} aria-current={place.id === lit ? 'page' : undefined} activeProps={{}}>
          <Icon name={place.icon} />
          <span>{words[place.id]}</span>
          <TabCount place={place.id} />
        </Link>
      ))}
      <Menu
        side="top"
        entries={[
          ...rooms.map(({ label, icon, to }) => ({ label, icon, run: () => void navigate({ to }) })),
          ...(rooms.length > 0 ? (['rule'] as const) : []),
          ...person,
        ]}
        trigger={
          <button type="button" aria-current={lit === 'more' ? 'page' : undefined}>
            <Icon name="more" />
            <span>{words.more}</span>
          </button>
        }
      />
    </nav>
  )
}

function TabCount({ place }: { place: PlaceId }) {
  const format = useFormat()
  const found = countHook(place)()
  return found && found.count > 0 ? <b>{format.compact(found.count)}</b> : null
}
