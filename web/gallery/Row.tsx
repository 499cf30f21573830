import { Avatar } from '#web/ui/Avatar.tsx'
import { Clock } from '#web/ui/Clock.tsx'
import { Time } from '#web/ui/Time.tsx'
import { minutes } from './sample.ts'

export interface Waiting {
  id: string
  name: string
  says: string
  why: string
  network: string
  due_min: number
}

const SEEDS: Omit<Waiting, 'id' | 'due_min'>[] = [
  {
    name: 'Ruth Calloway',
    says: 'It’s tomorrow morning, Tom. Still here, still making tea in a saucepan.',
    why: 'Repair · “third”, “money back”',
    network: 'bluesky',
  },
  {
    name: 'عبد الرحمن المنصوري',
    says: 'طلبت قطعة غيار للغلاية قبل أسبوعين ولم يصلني أي رد حتى الآن. هل من أحد هنا؟',
    why: 'Spare part · Arabic, so Samir',
    network: 'mastodon',
  },
  {
    name: 'Maximiliane Freifrau von Hohenstein-Wartenberg',
    says: 'Ihr Toaster kam mit einem britischen Stecker. Zum zweiten Mal. Ich wohne noch immer in Kassel.',
    why: 'Wrong item · wrote twice before',
    network: 'email',
  },
  {
    name: '🎉🎂 birthday kettle 🎂🎉',
    says: '😭😭😭🔥🔥🔥🫖💥🫖💥 👩‍👩‍👧‍👦 ??? !!!',
    why: 'Unsure · nothing but signs',
    network: 'hackernews',
  },
]

export function waiting(count: number, from: number): Waiting[] {
  return Array.from({ length: count }, (_, at) => {
    const seed = SEEDS[(at + from) % SEEDS.length] as Omit<Waiting, 'id' | 'due_min'>
    return { ...seed, id: String(at + from), due_min: ((at + from) % 9) * 17 - 8 }
  })
}

/** A row as the inbox draws it: who, what they said, why it is here and how long is left. */
export function Row({ item, on, onPress }: { item: Waiting; on: 'yes' | 'no'; onPress: () => void }) {
  return (
    <button
      type="button"
      className={`row text-start ${on === 'yes' ? 'on' : ''} ${Number(item.id) % 3 === 1 ? 'new' : ''}`}
      aria-current={on === 'yes' || undefined}
      onClick={onPress}
    >
      <Avatar name={item.name} kind="theirs" network={item.network} />
      <span className="grow">
        <span className="flex-row">
          <b className="cut grow" dir="auto">
            {item.name}
          </b>
          <span className="meta">
            <Time at={minutes(item.due_min - 60)} as="list" />
          </span>
        </span>
        <span className="says cut2" dir="auto">
          {item.says}
        </span>
        <span className="under meta">
          <span className="cut grow">{item.why}</span>
          <Clock due_at={minutes(item.due_min)} from_at={minutes(-60)} />
        </span>
      </span>
    </button>
  )
}
