/**
 * The form that connects an account or a source on any network, made of what the network asks: nothing here knows one
 * by name. What is typed lives in this form and in the one request; it is gone with the form, and never cached.
 */

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { connectChannel, type Network, type Question, reconnectChannel } from '#areas/channels/api.ts'
import { CallError, call } from '#web/call.ts'
import { Form } from '#web/ui/Form.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { Radios } from '#web/ui/Radios.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { answerTo, askedWith } from '../checks/asked.ts'
import type { ChannelState } from '../schema.ts'
import { besideField } from './connect-refusal.ts'
import { connectWords } from './connect-words.ts'
import { unlikely } from './expected.ts'
import type { ChannelShown } from './queries.ts'
import { channelsQuery } from './queries.ts'

export interface ConnectFormProps {
  network: Network
  purpose: ChannelShown['purpose']
  /** Given when a channel that is known signs in again. */
  channel_id?: string
  /** `was`: how it stood before; null where it is new. */
  onConnected: (channel: ChannelShown, was: ChannelState | null) => void
  kind?: 'primary' | 'secondary'
  /** After the button that sends: the way back. */
  beside?: ReactNode
}

export function ConnectForm({ network, purpose, channel_id, onConnected, kind, beside }: ConnectFormProps) {
  const words = useWords(connectWords)
  const queries = useQueryClient()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  /** What was warned of: pressed again as it is, it goes. */
  const [warned, setWarned] = useState<string | null>(null)
  const questions = askedWith(purpose === 'source' ? (network.source_asks ?? []) : network.asks, answers)
  const label = channel_id ? words.signInAgain : purpose === 'source' ? words.listen : words.connect
  const send = async () => {
    const odd = unlikely(questions, answers)
    if (odd && warned !== answers[odd.name]) {
      const warning = `${odd.warning} ${words.notSentYet(label)}`
      setWarned(answers[odd.name] ?? '')
      throw new CallError({
        status: 0,
        code: 'unlikely_answer',
        message: warning,
        fields: { [`answers.${odd.name}`]: warning },
      })
    }
    try {
      const { was, ...channel } = channel_id
        ? { ...(await call(reconnectChannel, { id: channel_id, answers })), was: null }
        : await call(connectChannel, { network: network.network, purpose, answers })
      setAnswers({})
      await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
      onConnected(channel, was)
    } catch (caught) {
      throw besideField(caught, questions)
    }
  }
  return (
    <Form onSend={send} send={label} {...(kind && { kind })} beside={beside}>
      {questions.map((question) => (
        <Answer
          key={question.name}
          question={question}
          value={answerTo(question, answers)}
          onText={(text) => setAnswers({ ...answers, [question.name]: text })}
        />
      ))}
    </Form>
  )
}

function Answer({ question, ...typed }: { question: Question; value: string; onText: (text: string) => void }) {
  const words = useWords(connectWords)
  const { name, label, kind, help, placeholder, required } = question
  const field = {
    ...{ label, help, required },
    name: `answers.${name}`,
    beside: required ? undefined : words.optional,
    ...typed,
  }
  if (kind === 'choice') return <Chosen {...field} choices={question.choices ?? []} />
  // Of another place: what the browser keeps for this one must not be offered for it.
  if (kind === 'secret') return <PasswordField {...field} use="one-time-code" />
  if (kind === 'lines') return <TextArea {...field} rows={4} placeholder={placeholder ?? words.linesHelp} />
  return (
    <TextField
      {...field}
      placeholder={placeholder}
      inputMode={kind === 'url' ? 'url' : 'text'}
      dir={kind === 'url' ? 'ltr' : 'auto'}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}

interface ChosenProps {
  name: string
  label: string
  help: string
  value: string
  onText: (text: string) => void
  choices: NonNullable<Question['choices']>
}

/** Two or three are seen at once; more open below their field. */
function Chosen({ value, onText, choices, ...field }: ChosenProps) {
  const { name, label, help } = field
  const offered = choices.map(({ note, ...choice }) => ({ ...choice, ...(note !== undefined && { note }) }))
  const chosen = { value: value || null, onChoice: onText, choices: offered }
  if (choices.length < 4) return <Radios {...{ name, label, help }} {...chosen} />
  return <SelectField {...{ name, label, help }} {...chosen} />
}
