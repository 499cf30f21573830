import '#web/ui/all-icons.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { CallError, call } from '#web/call.ts'
import { Door } from '#web/door/Door.tsx'
import { paths } from '#web/paths.ts'
import { Form } from '#web/ui/Form.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { doorWords } from './door-words.ts'
import { useToken } from './use-token.ts'

/** Where a reset's link leads. Of a link that is spent or too old it says so at once, with the way to a new one. */
export function PasswordReset() {
  const words = useWords(doorWords)
  const token = useToken()
  const [password, setPassword] = useState('')
  const [whose, setWhose] = useState<string | null>(null)
  const link = useQuery({
    queryKey: ['password-reset'],
    queryFn: ({ signal }) => call(api.readPasswordReset, { token: token ?? '' }, { signal }),
    enabled: token !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const askAgain = <LinkButton to={paths.forgotten()}>{words.askAgain}</LinkButton>
  if (whose)
    return (
      <Door title={words.setTitle} line={words.setLine(whose)}>
        <LinkButton to={paths.signIn()} kind="primary">
          {words.signIn}
        </LinkButton>
      </Door>
    )
  if (!token)
    return (
      <Door title={words.resetTitle} line={words.noToken}>
        {askAgain}
      </Door>
    )
  // Not reached just now is no reason to think that it is spent: setting it says more.
  if (link.error instanceof CallError && link.error.code === 'link_not_valid')
    return (
      <Door title={words.resetTitle} line={link.error.message}>
        {askAgain}
      </Door>
    )
  if (link.isPending)
    return (
      <Door title={words.resetTitle}>
        <Skeleton shape="lines" />
      </Door>
    )
  const set = async () => {
    const { email } = await call(api.completePasswordReset, { token, password })
    setWhose(email)
  }
  return (
    <Door title={words.resetTitle} line={words.resetLine} foot={askAgain}>
      <Form send={words.set} onSend={set} wide>
        {link.data && <input hidden readOnly autoComplete="username" value={link.data.email} />}
        <PasswordField
          label={words.newPassword}
          name="password"
          use="new-password"
          help={words.passwordHelp}
          required
          value={password}
          onText={setPassword}
        />
      </Form>
    </Door>
  )
}
