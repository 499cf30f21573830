/** Horses for courses at Fernhill: two lines more than a workspace begins with, and two rules. */
import { makeRule } from '#areas/routing/rules.ts'
import { setLine } from '#areas/routing/table.ts'
import { FOUNDER } from './people.ts'
import { inWorkOf, personNamed, type Seeding, teamNamed } from './seeding.ts'

export async function routing(seeding: Seeding): Promise<void> {
  const team = (name: string) => teamNamed(seeding, name)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), async (work) => {
    await setLine(work, {
      ...{ objective: 'repair', topic: 'wrong_item' },
      ...{ team_id: team('Logistics'), fallback_team_id: team('Service') },
    })
    await setLine(work, {
      ...{ objective: 'inform', topic: 'Limescale' },
      ...{ team_id: team('Service'), fallback_team_id: team('Product') },
    })
    await makeRule(work, {
      name: 'Smoke, sparks, burns',
      conditions: { words: ['burned', 'smoke', 'smoking', 'electric shock', 'sparks', 'scalded'] },
      team_id: team('Product'),
      switched_on: true,
    })
    await makeRule(work, {
      name: 'Whoever reaches many and is unhappy',
      conditions: { min_followers: 20_000, sentiment: 'negative' },
      team_id: team('Press'),
      switched_on: true,
    })
  })
}
