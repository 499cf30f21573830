import type { Question } from '#areas/channels/api.ts'
import { CallError } from '#web/call.ts'

/**
 * A network's sentence, moved beside the field it is about: trouble with signing in to the secret, where there is one,
 * everything else to the first field, unless the network says which. Those that no field can mend (too often, not reached) stay above the form.
 */
export function besideField(caught: unknown, questions: readonly Question[], above: string): unknown {
  if (!(caught instanceof CallError)) return caught
  if (caught.status !== 400 || !caught.code.startsWith('network_')) return caught
  if (Object.keys(caught.fields).length > 0) return refusedWith(caught, { message: above, fields: caught.fields })
  const secret = questions.find(({ kind }) => kind === 'secret')
  const field = caught.code.startsWith('network_auth_') ? (secret ?? questions[0]) : questions[0]
  if (!field) return caught
  return refusedWith(caught, { message: above, fields: { [`answers.${field.name}`]: caught.message } })
}

const refusedWith = ({ status, code, reference }: CallError, said: Pick<CallError, 'message' | 'fields'>) =>
  new CallError({ status, code, reference, ...said })
