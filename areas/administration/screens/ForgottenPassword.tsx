import '#web/ui/all-icons.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { Door } from '#web/door/Door.tsx'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { doorWords } from './door-words.ts'

/** Says honestly when no mail can be sent; whether an address is known it tells nobody. */
export function ForgottenPassword() {
  const words = useWords(doorWords)
  const [email, setEmail] = useState('')
  const [answer, setAnswer] = useState<'sent' | 'cannot' | null>(null)
  const mail = useQuery({
    queryKey: ['password-resets'],
    queryFn: ({ signal }) => call(api.passwordResets, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const ask = async () => {
    const { can_send } = await call(api.requestPasswordReset, { email })
    setAnswer(can_send ? 'sent' : 'cannot')
  }
  const back = <LinkButton to={paths.signIn()}>{words.signIn}</LinkButton>
  if (mail.isPending)
    return (
      <Door title={words.forgottenTitle}>
        <Skeleton shape="lines" />
      </Door>
    )
  if (answer === 'cannot' || mail.data?.can_send === false)
    return (
      <Door title={words.cannotTitle} line={words.cannotLine}>
        {back}
      </Door>
    )
  if (answer === 'sent')
    return (
      <Door title={words.sentTitle} line={words.sentLine(email)}>
        {back}
        <Button kind="quiet" onClick={() => setAnswer(null)}>
          {words.another}
        </Button>
      </Door>
    )
  return (
    <Door title={words.forgottenTitle} line={words.forgottenLine}>
      <Form send={words.send} onSend={ask} wide>
        <TextField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onText={setEmail}
        />
      </Form>
    </Door>
  )
}
