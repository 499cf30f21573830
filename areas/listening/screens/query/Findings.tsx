/** What is wrong with a query and what was perhaps not meant: each leads to where it stands. */
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import type { Place, Problem } from '../../checks/query/nodes.ts'
import { queryWords } from './query-words.ts'
import { placeOf, type Reading } from './reading.ts'

export interface FindingsProps {
  reading: Reading
  onGo: (place: Place) => void
}

export function Findings({ reading: { text, problems, hints }, onGo }: FindingsProps) {
  const words = useWords(queryWords)
  return (
    <>
      <span className="sr" role="status">
        {words.wrong(problems.length)}
      </span>
      {problems.length > 0 && (
        <ul className="q-findings" aria-label={words.wrong(problems.length)}>
          {problems.map((problem) => (
            <Found key={`${problem.start} ${problem.code}`} kind="problem" {...{ text, problem, onGo }} />
          ))}
        </ul>
      )}
      {hints.length > 0 && (
        <ul className="q-findings q-hints" aria-label={words.perhaps}>
          {hints.map((hint) => (
            <Found key={`${hint.start} ${hint.code}`} kind="hint" {...{ text, problem: hint, onGo }} />
          ))}
        </ul>
      )}
    </>
  )
}

interface FoundProps {
  kind: 'problem' | 'hint'
  text: string
  problem: Problem
  onGo: (place: Place) => void
}

function Found({ kind, text, problem, onGo }: FoundProps) {
  const words = useWords(queryWords)
  const { line, character, lines } = placeOf(text, problem.start)
  return (
    <li>
      <Icon name={kind === 'problem' ? 'alert' : 'idea'} size="s" />
      <button type="button" className="q-found" onClick={() => onGo(problem)}>
        <span className="q-at">{words.at(line, character, lines)}</span> {problem.says}
      </button>
    </li>
  )
}
