/** What stands around every page for somebody who is signed in: places, palette, keys, toasts, the line's state. */
import '#web/ui/all-icons.ts'
import '#web/filled.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { KeyboardProvider, useKeys } from '#web/keys.tsx'
import { startLive } from '#web/live.ts'
import { PersonWhere } from '#web/PersonWhere.tsx'
import { OpenPaletteProvider } from '#web/palette-open.ts'
import { SessionProvider, sessionQuery, useMay } from '#web/session.ts'
import { Slot } from '#web/slots.tsx'
import { useAnythingSaid } from '#web/ui/toasts.ts'
import { useShellWords } from '#web/words.ts'
import { ConnectionLine } from './ConnectionLine.tsx'
import { Navigation } from './Navigation.tsx'
import { placeOf, rightOf } from './places.ts'
import { useReadAgain } from './read-again.ts'
import { TabBar } from './TabBar.tsx'
import { usePlaces } from './use-places.ts'

const Palette = lazy(async () => ({ default: (await import('#web/palette.tsx')).Palette }))
const Toasts = lazy(async () => ({ default: (await import('#web/ui/Toasts.tsx')).Toasts }))
const NotYours = lazy(async () => ({ default: (await import('./NotYours.tsx')).NotYours }))
const KeysHelp = lazy(async () => ({ default: (await import('./KeysHelp.tsx')).KeysHelp }))

const LATER_MS = 3_000

export function Frame() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  useEffect(() => {
    startLive()
    // Needed when nothing can be had any more, and by nobody while the first page is drawn.
    const later = setTimeout(() => void import('./PageBroke.tsx').catch(() => {}), LATER_MS)
    return () => clearTimeout(later)
  }, [])
  return (
    <SessionProvider value={session}>
      <PersonWhere person={session.person}>
        <KeyboardProvider>
          <Shell />
        </KeyboardProvider>
      </PersonWhere>
    </SessionProvider>
  )
}

type Open = 'palette' | 'keys' | null

function Shell() {
  const words = useShellWords()
  const [open, setOpen] = useOpen()
  const said = useAnythingSaid()
  const close = () => setOpen(null)
  const main = useFocusOnPage()
  useFrameKeys(setOpen)
  useReadAgain()
  return (
    <OpenPaletteProvider value={() => setOpen('palette')}>
      <div className="app">
        <a className="btn skip" href="#page">
          {words.skip}
        </a>
        <div className="strips">
          <ConnectionLine />
          <Slot name="frame.strip" />
        </div>
        <Navigation onKeys={() => setOpen('keys')} />
        <main className="main" id="page" tabIndex={-1} ref={main}>
          <Page />
        </main>
        <TabBar onKeys={() => setOpen('keys')} />
      </div>
      <Suspense fallback={null}>
        {open === 'palette' && <Palette onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <KeysHelp onClose={close} />}
      </Suspense>
      <Suspense fallback={null}>{said && <Toasts />}</Suspense>
    </OpenPaletteProvider>
  )
}

/** A page that the person's role does not use is not drawn, so that none asks for what it would be refused. */
function Page() {
  const right = rightOf(useLocation().pathname)
  if (useMay(right)) return <Outlet />
  return (
    <Suspense fallback={null}>
      <NotYours right={right} />
    </Suspense>
  )
}

/** What floats belongs to the address it was opened at: the browser's Back closes it, as going anywhere does. */
function useOpen(): [Open, (open: Open) => void] {
  const { href } = useLocation()
  const [{ open, at }, set] = useState<{ open: Open; at: string }>({ open: null, at: href })
  // Set while rendering, as React asks for state that follows from props.
  if (open && at !== href) set({ open: null, at: href })
  return [at === href ? open : null, (next) => set({ open: next, at: href })]
}

/** Another place was gone to: reading and Tab begin at its page, not again at the navigation. */
function useFocusOnPage() {
  const main = useRef<HTMLElement>(null)
  const place = placeOf(useLocation().pathname)
  const was = useRef(place)
  useEffect(() => {
    if (was.current !== place) main.current?.focus({ preventScroll: true })
    was.current = place
  }, [place])
  return main
}

function useFrameKeys(setOpen: (open: Open) => void) {
  const words = useShellWords()
  const navigate = useNavigate()
  const places = usePlaces()
  const palette = { label: words.keyPalette, group: 'everywhere' as const, run: () => setOpen('palette') }
  useKeys([
    { keys: 'mod+k', ...palette },
    { keys: '/', ...palette },
    { keys: '?', label: words.keyHelp, group: 'everywhere', run: () => setOpen('keys') },
    // The corner takes it over with the first thing said.
    { keys: 'z', label: words.keyUndo, group: 'everywhere', refusal: () => words.nothingToUndo, run: () => undefined },
    ...places.map((place) => ({
      keys: `g ${place.key}`,
      label: words.keyGo(words[place.id]),
      group: 'everywhere' as const,
      run: () => void navigate({ to: place.to }),
    })),
  ])
}
