import type { Question } from '#areas/channels/api.ts'
import { CallError } from '#web/call.ts'

/**
 * A network's sentence, moved beside the field it is about: trouble with signing in to the secret, where there is one,
 * everything else to the first field. Those that no field can mend (too often, not reached) stay above the form.
 */
export function besideField(caught: unknown, questions: readonly Question[], above: string): unknown {
  if (!(caught instanceof CallError) || Object.keys(caught.fields).length > 0) return caught
  if (caught.status !== 400 || !caught.code.startsWith('network_')) return caught
  const secret = questions.find(({ kind }) => kind === 'secret')
  const field = caught.code.startsWith('network_auth_') ? (secret ?? questions[0]) : questions[0]
  if (!field) return caught
  return new CallError({
    status: caught.status,
    code: caught.code,
    message: above,
    fields: { [`answers.${field.name}`]: caught.message },
    reference: caught.reference,
  })
}
