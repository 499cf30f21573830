import type { Question } from '#areas/channels/api.ts'

/** The first answer that does not look as its network expects there, with the warning; null where all do. */
export function unlikely(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): { name: string; warning: string } | null {
  for (const { name, expects } of questions) {
    const answer = answers[name] ?? ''
    if (!expects || !answer.trim() || fits(expects.form, answer)) continue
    if (!expects.where || fits(expects.where.form, answers[expects.where.name] ?? ''))
      return { name, warning: expects.warning }
  }
  return null
}

const fits = (form: string, answer: string): boolean => new RegExp(form, 'i').test(answer)
