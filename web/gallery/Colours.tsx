import type { CSSProperties } from 'react'
import { Spec } from './Spec.tsx'

const TOKENS = {
  Ground: ['sunken', 'canvas', 'surface', 'raised', 'hover', 'selected'],
  'Ink and lines': ['ink', 'ink-2', 'ink-3', 'ink-off', 'line-control', 'line'],
  Accent: ['accent', 'accent-ink', 'accent-wash', 'mark'],
  Meaning: ['danger', 'danger-wash', 'warn', 'warn-wash', 'ok', 'ok-wash'],
}

export function Colours() {
  return (
    <Spec
      title="Colour"
      rule="Warm neutrals; one accent for “you hold it” and the main action; red, amber and green for meaning only."
    >
      <div className="swatches">
        {Object.entries(TOKENS).map(([group, names]) => (
          <div key={group}>
            <p className="meta">{group}</p>
            <ul>
              {names.map((name) => (
                <li key={name}>
                  <i style={{ '--it': `var(--${name})` } as CSSProperties} />
                  <span>{name}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Spec>
  )
}

export function Types() {
  return (
    <Spec title="Type" rule="Hanken Grotesk. Four sizes, two weights, figures tabular.">
      <div className="types">
        <p>
          <span className="meta">22/28 strong</span>
          <span className="lead">Seven things need you</span>
        </p>
        <p>
          <span className="meta">16/24 text</span>
          <span className="said">I don’t want another sorry. I want one that works.</span>
        </p>
        <p>
          <span className="meta">14/20 text, strong</span>
          <span>
            Refund waits for Bob Tully, <b>due 11:00</b>
          </span>
        </p>
        <p>
          <span className="meta">12/16 text</span>
          <span className="meta">Bluesky, in public · 11 people in the thread · £1,284.00</span>
        </p>
        <p>
          <span className="meta">Right to left</span>
          <span className="said" dir="rtl" lang="ar">
            طلبت قطعة غيار للغلاية قبل أسبوعين ولم يصلني أي رد حتى الآن. هل من أحد هنا؟
          </span>
        </p>
        <p>
          <span className="meta">A storm of emoji</span>
          <span className="said">
            🔥🔥🔥 third kettle 😭😭 👩‍👩‍👧‍👦 waiting since 🎂 !!! 🫖💥🫖💥🫖💥 🇵🇱🇹🇷🇫🇷 <mark>money back</mark>{' '}
            🙏🏽🙏🏽🙏🏽
          </span>
        </p>
        <p>
          <span className="meta">One long word</span>
          <span className="said">
            Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft https://example.org/
            {'very-long-'.repeat(12)}
          </span>
        </p>
      </div>
    </Spec>
  )
}
