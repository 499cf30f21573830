import type { Command } from './commands.ts'
import { leave } from './frame/PersonMenu.tsx'
import { usePlaces } from './frame/use-places.ts'
import { paths } from './paths.ts'
import { useMay } from './session.ts'
import { chooseTheme, THEMES } from './theme.ts'
import { useShellWords } from './words.ts'

const ICONS = { system: 'screen', light: 'sun', dark: 'moon' } as const

/** What the shell itself offers in the palette: the places, the theme, the keys, the way out. */
export function useShellCommands(onKeys: () => void): Command[] {
  const words = useShellWords()
  const places = usePlaces()
  const administers = useMay('administer')
  const labels = { system: words.themeSystem, light: words.themeLight, dark: words.themeDark }
  const pages: Command[] = places.map((place) => ({
    id: place.id,
    label: words[place.id],
    group: words.goTo,
    icon: place.icon,
    keys: `g ${place.key}`,
    to: place.to,
  }))
  if (administers) pages.push({ id: 'parts', label: words.parts, group: words.goTo, icon: 'parts', to: paths.parts() })
  return [
    ...pages,
    ...THEMES.map((theme) => ({
      id: theme,
      label: `${words.theme}: ${labels[theme]}`,
      group: words.doThis,
      icon: ICONS[theme],
      run: () => chooseTheme(theme),
    })),
    { id: 'keys', label: words.allKeys, group: words.doThis, icon: 'keyboard', keys: '?', run: onKeys },
    { id: 'sign-out', label: words.signOut, group: words.doThis, icon: 'sign-out', run: () => void leave() },
  ]
}
