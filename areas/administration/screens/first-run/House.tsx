/** Step 1: the workspace and its first administrator. Once they are there, what they are; changing is on their own page. */
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { beginFirstRun } from '#web/first-run.ts'
import { browserWhere, useWhere } from '#web/locale.ts'
import { paths } from '#web/paths.ts'
import { type Session, sessionQuery, startQuery } from '#web/session.ts'
import { Form } from '#web/ui/Form.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { PlaceFields } from '../PlaceFields.tsx'
import { languageName } from '../places.ts'
import { firstRunWords } from './words.ts'

export function NewHouse() {
  const words = useWords(firstRunWords)
  const create = useCreate()
  const [given, setGiven] = useState({ workspace_name: '', name: '', email: '', password: '', ...browserWhere() })
  const set = (field: keyof typeof given) => (text: string) => setGiven((before) => ({ ...before, [field]: text }))
  return (
    <Form send={words.create} onSend={() => create(given)}>
      <div className="pairs">
        <TextField
          {...{ label: words.workspace, name: 'workspace_name', help: words.workspaceHelp, required: true }}
          autoComplete="organization"
          value={given.workspace_name}
          onText={set('workspace_name')}
        />
        <TextField
          {...{ label: words.yourName, name: 'name', required: true }}
          autoComplete="name"
          value={given.name}
          onText={set('name')}
        />
        <TextField
          {...{ label: words.email, name: 'email', type: 'email', required: true }}
          autoComplete="username"
          value={given.email}
          onText={set('email')}
        />
        <PasswordField
          {...{ label: words.password, name: 'password', help: words.passwordHelp, required: true }}
          use="new-password"
          value={given.password}
          onText={set('password')}
        />
        <PlaceFields where={given} onWhere={(where) => setGiven((before) => ({ ...before, ...where }))} />
      </div>
    </Form>
  )
}

function useCreate() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (
    given: Parameters<typeof call<typeof api.createWorkspace.input, typeof api.createWorkspace.output>>[1],
  ) => {
    const session = await call(api.createWorkspace, given)
    beginFirstRun(session.workspace.id)
    queries.setQueryData(startQuery.queryKey, { state: 'ready' })
    queries.setQueryData(sessionQuery.queryKey, session)
    await navigate({ to: '/welcome', search: { step: 'name' }, replace: true })
  }
}

export function KnownHouse({ session }: { session: Session }) {
  const words = useWords(firstRunWords)
  const reader = useWhere().locale
  const { person, workspace } = session
  return (
    <div className="known">
      <dl className="plain">
        <dt>{words.workspace}</dt>
        <dd>
          <bdi>{workspace.name}</bdi>
        </dd>
        <dt>{words.you}</dt>
        <dd>
          <bdi>{person.name}</bdi>, {person.email}
        </dd>
        <dt>{words.place}</dt>
        <dd>
          {person.time_zone.replaceAll('_', ' ')}, {languageName(person.locale, reader)}
        </dd>
      </dl>
      <Link to={paths.account()} className="link">
        {words.change}
      </Link>
    </div>
  )
}
