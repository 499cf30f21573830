import { useNavigate } from '@tanstack/react-router'
import { CallError } from '#web/call.ts'
import { paths } from '#web/paths.ts'
import { signOut, useSession } from '#web/session.ts'
import { chooseTheme, THEMES, type Theme, useTheme } from '#web/theme.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords } from '#web/words.ts'

const ICONS = { system: 'screen', light: 'sun', dark: 'moon' } as const

/** Theme, keys and the way out; the same entries stand in the phone's More. */
export function usePersonEntries(onKeys: () => void): MenuEntry[] {
  const words = useShellWords()
  const theme = useTheme()
  const navigate = useNavigate()
  const labels = { system: words.themeSystem, light: words.themeLight, dark: words.themeDark }
  return [
    {
      head: words.theme,
      value: theme,
      choices: THEMES.map((value) => ({ value, label: labels[value], icon: ICONS[value] })),
      onPick: (value) => chooseTheme(value as Theme),
    },
    'rule',
    { label: words.myAccount, icon: 'user', run: () => void navigate({ href: paths.account() }) },
    { label: words.allKeys, icon: 'keyboard', keys: '?', only: 'for-keys', run: onKeys },
    { label: words.signOut, icon: 'sign-out', run: () => void leave() },
  ]
}

/** The page is loaded anew at the door, so that nothing of the person stays in its memory. */
export async function leave(): Promise<void> {
  try {
    await signOut()
  } catch (caught) {
    const gone = caught instanceof CallError && caught.status === 401
    if (gone) return location.assign(paths.signIn())
    say({ kind: 'failed', text: caught instanceof Error ? caught.message : String(caught) })
    return
  }
  location.assign(paths.signIn())
}

export function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const words = useShellWords()
  const { person, teams } = useSession()
  const entries = usePersonEntries(onKeys)
  return (
    <Menu
      side="top"
      align="start"
      entries={entries}
      trigger={
        <button type="button" className="person">
          <Avatar name={person.name} presence="here" />
          <span className="grow">
            <span className="cut block">{person.name}</span>
            <span className="sr">{words.yours}</span>
            <span className="meta cut block">
              {teams.map(({ name }) => name).join(', ') || words.roles[person.role]}
            </span>
          </span>
        </button>
      }
    />
  )
}
