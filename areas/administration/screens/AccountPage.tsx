/** One's own: name, language, time zone, theme, password, where one is signed in; administrators name the workspace here. */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { useMay, useSession } from '#web/session.ts'
import { chooseTheme, THEMES, type Theme, useTheme } from '#web/theme.ts'
import { Form } from '#web/ui/Form.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { Sessions } from './account/Sessions.tsx'
import { WorkspaceName } from './account/WorkspaceName.tsx'
import { accountWords } from './account/words.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { readAgain, readMyselfAgain } from './queries.ts'

export function AccountPage() {
  const words = useWords(accountWords)
  const administers = useMay('administer')
  return (
    <>
      <PageHead title={words.title} />
      <Panes layout="work" show="work">
        <Pane name="work" label={words.title}>
          <div className="pane-body">
            <div className="folk narrow">
              <Section head={words.you}>
                <Myself />
              </Section>
              <Section head={words.display}>
                <ThemeChoice />
              </Section>
              <Section head={words.password}>
                <ChangePassword />
              </Section>
              <Section head={words.sessions}>
                <Sessions />
              </Section>
              {administers && (
                <Section head={words.workspace}>
                  <WorkspaceName />
                </Section>
              )}
            </div>
          </div>
        </Pane>
      </Panes>
    </>
  )
}

function Section({ head, children }: { head: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <Heading>{head}</Heading>
      {children}
    </section>
  )
}

function Myself() {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const { name, email, locale, time_zone } = useSession().person
  const [typed, setTyped] = useState({ name, locale, time_zone })
  const save = async () => {
    await call(api.changeMe, typed)
    await readMyselfAgain(queries)
    say({ text: words.saved })
  }
  return (
    <Form send={words.save} kind="secondary" onSend={save}>
      <TextField
        label={words.name}
        name="name"
        autoComplete="name"
        required
        value={typed.name}
        onText={(next) => setTyped({ ...typed, name: next })}
      />
      <TextField label={words.email} help={words.emailHelp} value={email} readOnly dir="ltr" />
      <PlaceFields where={typed} onWhere={(where) => setTyped({ ...typed, ...where })} />
    </Form>
  )
}

function ThemeChoice() {
  const shell = useShellWords()
  const theme = useTheme()
  const labels = { system: shell.themeSystem, light: shell.themeLight, dark: shell.themeDark }
  return (
    <div>
      <Segmented
        label={shell.theme}
        value={theme}
        onValue={(next) => chooseTheme(next as Theme)}
        parts={THEMES.map((value) => ({ value, label: labels[value] }))}
      />
    </div>
  )
}

function ChangePassword() {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const { email } = useSession().person
  const [typed, setTyped] = useState({ current_password: '', password: '' })
  const change = async () => {
    await call(api.changePassword, typed)
    setTyped({ current_password: '', password: '' })
    await readAgain(queries)
    say({ text: words.passwordSet })
  }
  return (
    <Form send={words.setPassword} kind="secondary" onSend={change}>
      {/* Tells the browser's keeper of passwords whose password this is. */}
      <input hidden readOnly autoComplete="username" value={email} />
      <PasswordField
        label={words.current}
        name="current_password"
        use="current-password"
        required
        value={typed.current_password}
        onText={(current_password) => setTyped({ ...typed, current_password })}
      />
      <PasswordField
        label={words.next}
        name="password"
        use="new-password"
        help={words.nextHelp}
        required
        value={typed.password}
        onText={(password) => setTyped({ ...typed, password })}
      />
    </Form>
  )
}
