import type { ReactNode } from 'react'
import { Logo } from '#web/ui/Logo.tsx'
import { useShellWords } from '#web/words.ts'

export interface DoorProps {
  title: string
  line?: ReactNode
  children: ReactNode
  foot?: ReactNode
}

/** Pages outside the frame: sign-in, invitation, first run. One column, one thing to do. */
export function Door({ title, line, children, foot }: DoorProps) {
  const words = useShellWords()
  return (
    <div className="door">
      <title>{`${title} · ${words.product}`}</title>
      <main className="door-in">
        <div className="brand">
          <Logo />
          {words.product}
        </div>
        <div>
          <h1 className="lead">{title}</h1>
          {line && <p className="two">{line}</p>}
        </div>
        {children}
      </main>
      <footer className="meta">{foot}</footer>
    </div>
  )
}
