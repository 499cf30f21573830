/**
 * Named places that areas fill without the page knowing them: the side pane of a conversation, Home's sections, the
 * palette. An area's `screens/slots.ts` calls `fill` when it is imported by web/filled.ts; components load when shown.
 */
import type { QueryClient } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import type { Command } from './commands.ts'
import { Broken } from './ui/Broken.tsx'
import { Skeleton } from './ui/Skeleton.tsx'

/** What each slot hands to those who fill it. */
export interface SlotProps {
  /** Lines across every page: what is held. They draw nothing while all is well. */
  'frame.strip': object
  /** At the head of every page, beside the search. */
  'page.head': object
  'conversation.side': { conversation_id: string }
  'conversation.composer': { conversation_id: string }
  'home.section': object
  /** Home of who reads and answers nothing. */
  'home.afar': object
  'home.beside': object
  'status.section': object
}
export type SlotName = keyof SlotProps

interface Filling<P> {
  id: string
  /** Smaller is nearer the top. */
  order: number
  load: () => Promise<ComponentType<P>>
  /** Reads what it shows; only asked of slots that are loaded ahead (`loadAhead`). */
  ahead?: (queries: QueryClient) => Promise<unknown>
}

/** Finds commands for what is typed; an empty query asks for what is offered at once. */
export type CommandSource = (
  query: string,
  signal: AbortSignal,
  queries: QueryClient,
) => readonly Command[] | Promise<readonly Command[]>

// Filled while modules load, read while pages render; nothing is written afterwards.
interface Part {
  id: string
  order: number
  Part: ComponentType<never>
  ahead: (queries: QueryClient) => Promise<void>
}
const fillings = new Map<SlotName, Part[]>()
const sources = new Map<string, CommandSource>()

export function fill<N extends SlotName>(name: N, filling: Filling<SlotProps[N]>): void {
  const parts = (fillings.get(name) ?? []).filter((part) => part.id !== filling.id)
  const lazily = lazy(async () => ({ default: await filling.load() })) as ComponentType<object>
  const part: Part = {
    ...{ id: filling.id, order: filling.order, Part: lazily as ComponentType<never> },
    ahead: async (queries) => {
      const [loaded] = await Promise.all([filling.load(), filling.ahead?.(queries)])
      part.Part = loaded as ComponentType<never>
    },
  }
  parts.push(part)
  fillings.set(
    name,
    parts.sort((a, b) => a.order - b.order),
  )
}

export const fillPalette = (id: string, source: CommandSource): void => void sources.set(id, source)
export const commandSources = (): readonly CommandSource[] => [...sources.values()]

export const isFilled = (name: SlotName): boolean => (fillings.get(name)?.length ?? 0) > 0

/** Before the slot is first drawn: then its parts stand there at once. One that fails comes when it comes. */
export const loadAhead = (name: SlotName, queries: QueryClient): Promise<unknown> =>
  Promise.allSettled((fillings.get(name) ?? []).map((part) => part.ahead(queries)))

/** Draws all that fills the slot. One that breaks says so in its own place and takes nothing else with it. */
export function Slot<N extends SlotName>({ name, ...rest }: { name: N } & SlotProps[N]) {
  return (fillings.get(name) ?? []).map(({ id, Part }) => {
    const Filled = Part as ComponentType<object>
    return (
      <Broken key={id}>
        <Suspense fallback={/^(frame|page)\./.test(name) ? null : <Skeleton shape="lines" />}>
          <Filled {...rest} />
        </Suspense>
      </Broken>
    )
  })
}
