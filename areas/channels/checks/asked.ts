/** Which questions of a network are asked, given what was answered so far. Shared: the screen shows them, the server reads no others. */
import type { Question } from '../api.ts'

type Asks = Pick<Question, 'name' | 'kind' | 'required' | 'choices' | 'only_with'>
type Given = Readonly<Record<string, string>>

export function askedWith<Q extends Asks>(questions: readonly Q[], answers: Given): Q[] {
  const isAsked = (question: Asks): boolean => {
    const { only_with } = question
    if (!only_with) return true
    const other = questions.find(({ name }) => name === only_with.name)
    return other !== undefined && isAsked(other) && only_with.values.includes(answerTo(other, answers))
  }
  return questions.filter(isAsked)
}

/** As it is meant: a choice that may stay open means its first. */
export function answerTo({ name, required, choices }: Asks, answers: Given): string {
  return answers[name] || (required ? '' : (choices?.[0]?.value ?? ''))
}
