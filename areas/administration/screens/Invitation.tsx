/** Where an invitation's link leads: says who invites as what, and joins with a name and a password. */
import '#web/ui/all-icons.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { administrationApi as api } from '#areas/administration/api.ts'
import { CallError, call, type Wire } from '#web/call.ts'
import { Door } from '#web/door/Door.tsx'
import { useFormat } from '#web/format.ts'
import { browserWhere } from '#web/locale.ts'
import { paths } from '#web/paths.ts'
import { sessionQuery } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { doorWords } from './door-words.ts'
import { useToken } from './use-token.ts'

type Invited = Wire<z.output<typeof api.readInvitation.output>>

export function Invitation() {
  const words = useWords(doorWords)
  const token = useToken()
  const invited = useQuery({
    queryKey: ['invitation'],
    queryFn: ({ signal }) => call(api.readInvitation, { token: token ?? '' }, { signal }),
    enabled: token !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!token) return <Closed line={words.noToken} />
  if (invited.data) return <Join token={token} invited={invited.data} />
  if (invited.error) return <Closed error={invited.error} onRetry={() => void invited.refetch()} />
  return (
    <Door title={words.invitedTitle('…')}>
      <Skeleton shape="lines" />
    </Door>
  )
}

/** Expired, withdrawn, used, or not reached just now: the server's sentence, and the way on. */
function Closed({ error, line, onRetry }: { error?: Error; line?: string; onRetry?: () => void }) {
  const words = useWords(doorWords)
  const refused = error instanceof CallError && error.status >= 400 && error.status < 500
  const used = error instanceof CallError && error.code === 'invitation_used'
  return (
    <Door title={words.noInvitation} line={line ?? error?.message} foot={used ? undefined : words.noInvitationAsk}>
      {used && <LinkButton to={paths.signIn()}>{words.signIn}</LinkButton>}
      {error && !refused && onRetry && <Button onClick={onRetry}>{words.tryAgain}</Button>}
    </Door>
  )
}

function Join({ token, invited }: { token: string; invited: Invited }) {
  const words = useWords(doorWords)
  const format = useFormat()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { email, role, workspace_name, has_account } = invited
  const join = async () => {
    await call(api.acceptInvitation, { token, name, password, ...browserWhere() })
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await navigate({ href: paths.home(), replace: true })
  }
  return (
    <Door
      title={words.invitedTitle(workspace_name)}
      line={words.invitedLine(email, words.roles[role])}
      foot={words.until(format.day(invited.expires_at))}
    >
      <Form send={words.join(workspace_name)} onSend={join} wide>
        <TextField label={words.name} name="name" autoComplete="name" required value={name} onText={setName} />
        {/* Tells the browser's keeper of passwords whose password this is. */}
        <input hidden readOnly autoComplete="username" value={email} />
        <PasswordField
          label={words.password}
          name="password"
          use={has_account ? 'current-password' : 'new-password'}
          help={has_account ? words.haveAccount : words.passwordHelp}
          required
          value={password}
          onText={setPassword}
        />
      </Form>
    </Door>
  )
}
