import { useState } from 'react'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import { Clock } from '#web/ui/Clock.tsx'
import { Health } from '#web/ui/Health.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { Finding, Notice, Strip } from '#web/ui/Notice.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { Time } from '#web/ui/Time.tsx'
import { Spec } from './Spec.tsx'
import { minutes } from './sample.ts'

export function SmallParts() {
  return (
    <Spec title="Small parts" rule="Shape or word carries the meaning; colour repeats it.">
      <Choosers />
      <div className="line">
        <Badge>Draft</Badge>
        <Badge tone="mine">You hold it</Badge>
        <Badge tone="good" icon="check">
          Signed
        </Badge>
        <Badge tone="warn" icon="hourglass">
          Due 11:00
        </Badge>
        <Badge tone="bad" icon="flame">
          Severity 2 of 3
        </Badge>
        <Badge icon="pause">On hold</Badge>
        <Badge icon="lock">Sealed to HR</Badge>
      </div>
      <div className="line">
        <Clock due_at={minutes(72)} from_at={minutes(-24)} />
        <Clock due_at={minutes(18)} from_at={minutes(-42)} />
        <Clock due_at={minutes(-8)} />
        <Clock due_at={minutes(-8)} waiting_for="Hayley Marsh" />
        <Clock due_at={null} answered_in_ms={34 * 60_000} />
        <Clock due_at={null} />
      </div>
      <div className="line">
        <Health state="well">Well</Health>
        <Health state="soon">Sign-in ends in 6 days</Health>
        <Health state="broken">No answer since 09:32</Health>
        <Health state="unknown">Not looked at yet</Health>
        <span className="meta">
          <Time at={minutes(0)} /> · <Time at={minutes(-5)} /> · <Time at={minutes(-60 * 26)} /> ·{' '}
          <Time at={minutes(60 * 50)} /> · <Time at={minutes(-60 * 24 * 3)} as="list" /> ·{' '}
          <Time at={minutes(-60 * 24 * 90)} as="list" />
        </span>
      </div>
      <Told />
      <div className="line">
        {(
          [
            ['j k', 'next, before'],
            ['o', 'open'],
            ['r', 'reply'],
            ['a', 'hand over'],
            ['e', 'close'],
            ['/', 'find'],
            ['mod+k', 'anything'],
            ['?', 'all keys'],
          ] as const
        ).map(([keys, label]) => (
          <span key={keys} className="flex-row">
            <Kbd keys={keys} /> <span className="two">{label}</span>
          </span>
        ))}
      </div>
    </Spec>
  )
}

function Choosers() {
  const [tab, setTab] = useState('public')
  const [view, setView] = useState('month')
  const [on, setOn] = useState(true)
  return (
    <>
      <Tabs
        label="Ways to answer"
        value={tab}
        onTab={setTab}
        tabs={[
          { value: 'public', label: 'Reply in public' },
          { value: 'message', label: 'Message' },
          { value: 'note', label: 'Note', count: 2 },
          { value: 'ask', label: 'Ask a colleague' },
        ]}
      />
      <div className="line">
        <Segmented
          label="Calendar"
          value={view}
          onValue={setView}
          parts={[
            { value: 'month', label: 'Month' },
            { value: 'week', label: 'Week', count: 6 },
            { value: 'list', label: 'List' },
          ]}
        />
        <Chip onPress={() => undefined}>Product</Chip>
        <Chip pressed={on} onPress={() => setOn(!on)}>
          Service
        </Chip>
        <Chip icon="plus" onPress={() => undefined}>
          Label
        </Chip>
      </div>
    </>
  )
}

function Told() {
  return (
    <div className="grid gap-2">
      <Finding
        what="Not signed yet."
        icon="signature"
        mend={
          <Button size="small" keys="tab">
            Use this
          </Button>
        }
      >
        Bob Tully has until 11:00. True until then:{' '}
        <span className="mend">“I’ve asked for your £89 back and write here once it’s signed”</span>
      </Finding>
      <Finding what="Said before." tone="warn">
        The same words went to four others today. Say what is hers.
      </Finding>
      <Notice>Nothing is lost while Trustpilot is away.</Notice>
      <Notice tone="good">Reconnected. 41 posts from the gap have arrived.</Notice>
      <Strip icon="offline">The connection is lost. What you see may be old; we keep trying.</Strip>
      <Strip icon="warning" tone="warn">
        Instagram needs a person by 25 November.
      </Strip>
      <Strip icon="broken-off" tone="bad">
        Trustpilot has not answered since 09:32.
      </Strip>
      <Strip icon="pause" tone="hold">
        Nothing leaves. Greta Solheim holds all channels since 10:12.
      </Strip>
    </div>
  )
}
