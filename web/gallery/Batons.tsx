import { Capsule, Zone } from '#web/ui/Capsule.tsx'
import { Clock } from '#web/ui/Clock.tsx'
import { Legs } from '#web/ui/Legs.tsx'
import { Time } from '#web/ui/Time.tsx'
import { Spec } from './Spec.tsx'
import { minutes } from './sample.ts'

export function Batons() {
  return (
    <Spec title="The baton" rule="The capsule marks who holds what. Nothing else is a capsule.">
      <div className="line start far">
        <div className="w240">
          <p className="meta mb-2">A hand-over</p>
          <Legs
            label="The refund"
            legs={[
              { id: '1', state: 'done', label: 'Asked by you', beside: <Time at={minutes(-24)} as="clock" /> },
              {
                id: '2',
                state: 'now',
                label: 'Signature of Bob Tully',
                beside: <Clock due_at={minutes(18)} from_at={minutes(-42)} />,
                under: 'Accounts · else Amira Said',
              },
              { id: '3', state: 'todo', label: 'Paid back' },
              { id: '4', state: 'todo', label: 'Ruth told, here' },
            ]}
          />
        </div>
        <div className="w300">
          <p className="meta mb-3">A takeover, now</p>
          <Zone
            label="Keiko until 14:00, then you until 18:00, then Hayley until 21:00"
            now_share={0.17}
            holdings={[
              { name: 'Keiko', when: '10–14', share: 4, who: 'past' },
              { name: 'You', when: '14–18', share: 4, who: 'me' },
              { name: 'Hayley', when: '18–21', share: 3, who: 'next' },
            ]}
          />
          <p className="meta mt-5 mb-3">And with a gap</p>
          <Zone
            label="Keiko until 18:00, then nobody"
            holdings={[
              { name: 'Keiko', when: 'until 18:00', share: 5, who: 'past' },
              { name: 'Nobody', when: 'after', share: 3, who: 'nobody' },
            ]}
          />
        </div>
        <div>
          <p className="meta mb-2">You are here</p>
          <span className="flex-row">
            <Capsule /> <Capsule size="tall" />
          </span>
        </div>
      </div>
    </Spec>
  )
}
