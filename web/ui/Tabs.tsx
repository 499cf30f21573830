import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface TabsProps {
  label: string
  value: string
  onTab: (value: string) => void
  tabs: readonly { value: string; label: string; count?: number; content?: ReactNode }[]
}

/** Different things about the same subject; ways to look at the same list are Segmented. */
export function Tabs({ label, value, onTab, tabs }: TabsProps) {
  return (
    <Base.Root value={value} onValueChange={(next) => onTab(String(next))}>
      <Base.List className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className="tab">
            {tab.label} {tab.count !== undefined && <span className="count">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(
        (tab) =>
          tab.content && (
            <Base.Panel key={tab.value} value={tab.value}>
              {tab.content}
            </Base.Panel>
          ),
      )}
    </Base.Root>
  )
}
