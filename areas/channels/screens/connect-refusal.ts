import type { Question } from '#areas/channels/api.ts'
import { CallError } from '#web/call.ts'
import type { ConnectWords } from './connect-words.ts'

/**
 * A network's sentence, moved beside the field it is about: trouble with signing in to the secret, where there is one,
 * everything else to the first field that is written in, unless the network says which. The sentence itself says whose no it is.
 * Those that no field can mend (too often, not reached) stay above the form.
 */
export function besideField(caught: unknown, questions: readonly Question[]): unknown {
  if (!(caught instanceof CallError)) return caught
  if (caught.status !== 400 || !caught.code.startsWith('network_')) return caught
  if (Object.keys(caught.fields).length > 0) return caught
  const secret = questions.find(({ kind }) => kind === 'secret')
  const first = questions.find(({ kind }) => kind !== 'choice') ?? questions[0]
  const field = caught.code.startsWith('network_auth_') ? (secret ?? first) : first
  if (!field) return caught
  const { status, code, reference, message } = caught
  return new CallError({ status, code, reference, message, fields: { [`answers.${field.name}`]: message } })
}

/** Whose no it is: ours, where nothing was asked outside; nobody's, where the network never answered; else the network's. */
export function whoSaidNo(
  { status, code }: Pick<CallError, 'status' | 'code'>,
  network: string,
  words: ConnectWords,
): string {
  if (status === 503) return words.notReached(network)
  return code.startsWith('network_') ? words.refused(network) : words.notSent
}
