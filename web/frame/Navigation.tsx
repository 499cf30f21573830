import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useSession } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Logo } from '#web/ui/Logo.tsx'
import { useShellWords } from '#web/words.ts'
import { countHook } from './counts.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { type Place, type PlaceId, placeOf } from './places.ts'
import { usePlaces } from './use-places.ts'

export function Navigation({ onKeys }: { onKeys: () => void }) {
  const words = useShellWords()
  const { workspace } = useSession()
  const here = placeOf(useLocation().pathname)
  const places = usePlaces()
  return (
    <nav className="nav" aria-label={words.places}>
      <div className="house">
        <Logo />
        <span className="cut" title={workspace.name}>
          {workspace.name}
        </span>
      </div>
      <ul>
        {places
          .filter(({ where }) => where !== 'more')
          .map((place) => (
            <li key={place.id}>
              <PlaceLink place={place} here={here} />
            </li>
          ))}
        <More places={places.filter(({ where }) => where === 'more')} here={here} />
      </ul>
      <div className="foot">
        <PersonMenu onKeys={onKeys} />
      </div>
    </nav>
  )
}

/** Opens in place, and by itself when one of its pages is on. */
function More({ places, here }: { places: readonly Place[]; here: PlaceId | undefined }) {
  const words = useShellWords()
  const inside = places.some(({ id }) => id === here)
  const [pressed, setPressed] = useState<boolean | null>(null)
  const open = pressed ?? inside
  if (places.length === 0) return null
  return (
    <>
      <li>
        <button
          type="button"
          className="more"
          aria-expanded={open}
          title={words.more}
          onClick={() => setPressed(!open)}
        >
          <Icon name="more" />
          <span className="text">{words.more}</span>
        </button>
      </li>
      {open &&
        places.map((place) => (
          <li key={place.id}>
            <PlaceLink place={place} here={here} sub />
          </li>
        ))}
    </>
  )
}

function PlaceLink({ place, here, sub }: { place: Place; here: PlaceId | undefined; sub?: true }) {
  const words = useShellWords()
  const label = words[place.id]
  return (
    <Link
      to={place.to}
      className={sub ? 'sub' : ''}
      aria-current={place.id === here ? 'page' : undefined}
      activeProps={{}}
      title={label}
    >
      <span className={sub ? 'only-rail' : 'contents'}>
        <Icon name={place.icon} />
      </span>
      <span className="text">{label}</span>
      <CountOf place={place.id} />
    </Link>
  )
}

function CountOf({ place }: { place: PlaceId }) {
  const format = useFormat()
  const found = countHook(place)()
  if (!found || found.count === 0) return null
  return (
    <span className={found.hot ? 'n hot' : 'n'}>
      {found.hot && <Icon name="flame" size="s" />}
      {format.compact(found.count)}
    </span>
  )
}
