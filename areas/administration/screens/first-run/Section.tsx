import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { nextStep, STEPS, type Step } from './steps.ts'
import { firstRunWords } from './words.ts'

export interface SectionProps {
  step: Step
  state: 'done' | 'now' | 'open' | 'shut'
  beside?: string
  children: ReactNode
}

/** One of the four. Shut until there is a workspace; the one that is on can be skipped. */
export function Section({ step, state, beside, children }: SectionProps) {
  const words = useWords(firstRunWords)
  const skippable = state === 'now' && step !== 'house' && step !== 'people'
  return (
    <section id={`step-${step}`} className="stp" aria-labelledby={`head-${step}`}>
      <div className="h">
        <h2 id={`head-${step}`} tabIndex={-1}>
          {STEPS.indexOf(step) + 1}. {words[step]}
        </h2>
        {beside && <span className="meta not-small">{beside}</span>}
        <span className="end">
          {state === 'done' && (
            <span className="clock done">
              <Icon name="check" size="s" />
              {words.done}
            </span>
          )}
          {skippable && (
            <Link to="/welcome" search={{ step: nextStep(step) }} className="link meta">
              {words.skip}
            </Link>
          )}
        </span>
      </div>
      {state === 'shut' ? <p className="three">{words.houseFirst}</p> : children}
    </section>
  )
}
