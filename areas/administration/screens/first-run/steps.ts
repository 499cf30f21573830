/** The four steps, which of them are done, and which is on: read from what is stored, so a reload loses nothing. */
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { mentionsQuery, monitorsQuery } from '#areas/listening/screens/queries.ts'
import { invitationsQuery, peopleQuery } from '../queries.ts'

export const STEPS = ['house', 'name', 'channels', 'people'] as const
export type Step = (typeof STEPS)[number]
export type Done = Readonly<Record<Step, boolean>>

const isStep = (value: unknown): value is Step => (STEPS as readonly unknown[]).includes(value)

/** What is done of the four; `ready` once somebody is signed in. The name is done once something was heard of it. */
export function useDone(ready: boolean): Done {
  const monitors = useQuery({ ...monitorsQuery, enabled: ready }).data ?? []
  const brand = monitors.find(({ kind }) => kind === 'brand')
  const mentions = useQuery({ ...mentionsQuery(brand?.id ?? ''), enabled: brand !== undefined }).data?.mentions ?? []
  const channels = useQuery({ ...channelsQuery, enabled: ready }).data ?? []
  const people = useQuery({ ...peopleQuery, enabled: ready }).data ?? []
  const invitations = useQuery({ ...invitationsQuery, enabled: ready }).data ?? []
  return {
    house: ready,
    name: mentions.length > 0,
    channels: channels.some(({ purpose }) => purpose === 'account'),
    people: people.length > 1 || invitations.length > 0,
  }
}

/** The step of the address; without one, the first that is not done. */
export function useStep(done: Done): { asked: Step | null; step: Step } {
  const { step } = useSearch({ strict: false }) as { step?: unknown }
  const asked = isStep(step) ? step : null
  if (!done.house) return { asked, step: 'house' }
  return { asked, step: asked ?? STEPS.find((one) => !done[one]) ?? 'people' }
}

export const nextStep = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'people'
