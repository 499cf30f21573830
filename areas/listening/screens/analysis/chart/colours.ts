/** The theme's colours as a canvas takes them; drawn anew when the theme changes. */
import { useEffect, useState } from 'react'

const NAMES = [
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'band',
  'danger',
  'surface',
  'series-ours',
  'series-2',
  'series-3',
  'series-4',
] as const
export type Colours = Record<(typeof NAMES)[number], string> & { font: string }

/** A canvas does not know `light-dark()`: an element is given each colour, and says what became of it. */
export function coloursOf(place: HTMLElement): Colours {
  const probe = place.ownerDocument.createElement('span')
  place.append(probe)
  const read = (name: string) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const colours = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Omit<Colours, 'font'>
  probe.remove()
  return { ...colours, font: `12px ${getComputedStyle(place).fontFamily}` }
}

export function useThemeChange(): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    const changed = () => setChanges((before) => before + 1)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const chosen = new MutationObserver(changed)
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    dark.addEventListener('change', changed)
    return () => {
      chosen.disconnect()
      dark.removeEventListener('change', changed)
    }
  }, [])
  return changes
}
