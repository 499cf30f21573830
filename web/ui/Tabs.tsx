import { type KeyboardEvent, type ReactNode, useId } from 'react'

export interface TabsProps {
  label: string
  value: string
  onTab: (value: string) => void
  tabs: readonly { value: string; label: string; count?: number; content?: ReactNode }[]
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Different things about the same subject; ways to look at the same list are Segmented. One stop for Tab, arrows inside. */
export function Tabs({ label, value, onTab, tabs }: TabsProps) {
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
            onClick={() => onTab(tab.value)}
          >
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
