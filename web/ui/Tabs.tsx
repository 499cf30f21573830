import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'

interface Tab {
  value: string
  label: string
  count?: number
  content?: ReactNode
  /** Why nothing can be done in it; what it shows says the same. */
  lockedBecause?: string | null
}

export interface TabsProps {
  label: string
  value: string
  onTab: (value: string) => void
  /** Where a press leads on into what the tab shows: the tab takes no focus for itself. The arrows stay among the tabs. */
  onPress?: (value: string) => void
  tabs: readonly Tab[]
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Different things about the same subject; ways to look at the same list are Segmented. One stop for Tab, arrows inside. */
export function Tabs({ label, value, onTab, onPress = onTab, tabs }: TabsProps) {
  const id = useId()
  const at = tabs.findIndex((tab) => tab.value === value)
  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step =
      (STEPS[event.key] ?? 0) * (rightToLeft && event.key !== 'ArrowDown' && event.key !== 'ArrowUp' ? -1 : 1)
    const ends: Record<string, number> = { Home: 0, End: tabs.length - 1 }
    const to = tabs[ends[event.key] ?? (at + step + tabs.length) % tabs.length]
    if (!to || to.value === value) return
    event.preventDefault()
    onTab(to.value)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(to)]?.focus()
  }
  const shown = tabs[at]?.content
  const keepFocus = onPress !== onTab && ((event: MouseEvent) => event.preventDefault())
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={pressed}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            className="tab"
            aria-selected={tab.value === value}
            {...(tab.content && tab.value === value && { 'aria-controls': `${id}-panel` })}
            {...(tab.value === value ? { 'data-active': '' } : { tabIndex: -1 })}
            title={tab.lockedBecause ?? undefined}
            {...(keepFocus && { onMouseDown: keepFocus })}
            onClick={() => onPress(tab.value)}
          >
            {tab.lockedBecause && <Icon name="lock" size="s" />}
            {tab.label} {tab.count !== undefined && <span className="count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {shown && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
          {shown}
        </div>
      )}
    </>
  )
}
