import { useQuery } from '@tanstack/react-query'
import { invitationsQuery, peopleQuery } from '#areas/administration/screens/queries.ts'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import { inboxWords } from '../words.ts'
import { doneOf } from './first-steps.ts'

/** For who begins: what is still missing, and the one step that is next. Gone once all are done. */
export function FirstSteps() {
  return useMay('administer') ? <Steps /> : null
}

function Steps() {
  const { steps: words, ...rest } = useWords(inboxWords)
  const now = useNow()
  const channels = useQuery(channelsQuery).data
  const people = useQuery(peopleQuery).data
  const invitations = useQuery(invitationsQuery).data
  if (!channels || !people || !invitations) return null
  const done = doneOf({ channels, people, invitations }, now)
  const steps = [
    { label: words.channel, line: words.channelLine, to: paths.channels(), done: done.account },
    { label: words.people, line: words.peopleLine, to: paths.people(), done: done.people },
  ]
  const next = steps.find((step) => !step.done)
  if (!next) return null
  return (
    <section aria-label={rest.firstSteps}>
      <div className="h">
        <h2>{rest.firstSteps}</h2>
      </div>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.label} className={step.done ? 'done' : ''}>
            <Icon name={step.done ? 'circle-check' : 'dashed'} />
            <span className="grow">
              <b>{step.label}</b>
              <span className="meta block">{step.done ? rest.done : step.line}</span>
            </span>
            {step === next && (
              <LinkButton to={step.to} kind="primary">
                {rest.go}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
