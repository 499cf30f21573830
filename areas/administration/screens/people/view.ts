/** Which view of People is open, from its address. */
import { useNavigate, useSearch } from '@tanstack/react-router'

export const TABS = ['duty', 'members', 'teams'] as const
export type Tab = (typeof TABS)[number]

export interface View {
  tab: Tab
  team: string | null
  inviting: boolean
}

const isTab = (value: unknown): value is Tab => (TABS as readonly unknown[]).includes(value)

export function useView(): View {
  const { tab, team, invite } = useSearch({ strict: false }) as Record<string, unknown>
  return { tab: isTab(tab) ? tab : 'duty', team: typeof team === 'string' ? team : null, inviting: invite === 'yes' }
}

/** Goes to another view; what stands in it alone replaces the address rather than adding a step back. */
export function useShow(): (view: { tab?: Tab; team?: string; invite?: 'yes' }) => void {
  const navigate = useNavigate()
  return (view) => void navigate({ to: '/people', search: view })
}
