/** Words of the house: topics that no other workspace has. */
import { makeTopic } from '#areas/understanding/own-topics.ts'
import type { TopicInput } from '#areas/understanding/records.ts'
import { FOUNDER } from './people.ts'
import { inWorkOf, personNamed, type Seeding } from './seeding.ts'

const TOPICS: readonly TopicInput[] = [
  {
    name: 'Limescale',
    objective: 'inform',
    terms: ['descale', 'limescale', 'entkalken', 'détartrer', 'odkamienić', 'hard water'],
  },
  { name: 'Hinge and lid', objective: 'repair', terms: ['hinge', 'lid', 'Deckel', 'couvercle', 'L2609'] },
]

export async function understanding(seeding: Seeding): Promise<void> {
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), async (work) => {
    for (const topic of TOPICS) await makeTopic(work, topic)
  })
}
