import type { ReactNode } from 'react'

/** The head of a section: its name, how many, and at its end a link or a line. */
export function Heading({ children, count, beside }: { children: string; count?: number; beside?: ReactNode }) {
  return (
    <div className="h">
      <h2>{children}</h2>
      {count !== undefined && <span className="count">{count}</span>}
      {beside && <span className="end meta">{beside}</span>}
    </div>
  )
}
