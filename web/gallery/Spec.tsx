import type { ReactNode } from 'react'

export interface SpecProps {
  title: string
  /** The rule behind the part, in a sentence. */
  rule: string
  children: ReactNode
}

export function Spec({ title, rule, children }: SpecProps) {
  return (
    <section className="spec" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="meta">{rule}</p>
      </div>
      <div className="show">{children}</div>
    </section>
  )
}

/** A part with the name of its state below. */
export function St({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="st">
      {children}
      <span className="meta">{name}</span>
    </div>
  )
}
