import { type ReactNode, useId, useState } from 'react'
import type { Figure as FigureName } from '#areas/listening/analysis/api.ts'
import { Button, classOf } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import { About, type AboutProps } from './About.tsx'
import { type AnalysisShown, type Asked, csvAddress } from './view.ts'
import { analysisWords } from './words.ts'

export interface FigureProps {
  title: string
  line?: ReactNode
  analysis: AnalysisShown
  asked: Asked
  /** What it is called where it is downloaded and defined. */
  name: FigureName
  /** Defined otherwise than downloaded. */
  defined?: 'feelings'
  terms?: AboutProps['terms']
  acts?: ReactNode
  /** With this it can be read as a table too. */
  table?: () => ReactNode
  children: ReactNode
}

/** The frame of every figure: what it is, the same as a table, as a file, and where it comes from. */
export function Figure({ title, line, analysis, asked, name, defined, terms, acts, table, children }: FigureProps) {
  const words = useWords(analysisWords)
  const [as, setAs] = useState<'chart' | 'table'>('chart')
  const id = useId()
  return (
    <section className="figure" aria-labelledby={id}>
      <div className="figure-top">
        <div className="grow">
          <h2 id={id}>{title}</h2>
          {line && <p className="meta">{line}</p>}
        </div>
        <div className="figure-acts">
          {acts}
          {table && (
            <Button
              kind="quiet"
              size="small"
              aria-label={as === 'chart' ? words.tableOf(title) : words.chartOf(title)}
              onClick={() => setAs(as === 'chart' ? 'table' : 'chart')}
            >
              {as === 'chart' ? words.table : words.chart}
            </Button>
          )}
          <a
            href={csvAddress(asked, name)}
            download
            className={classOf({ kind: 'quiet', size: 'small' })}
            aria-label={words.downloadOf(title)}
          >
            {words.download}
          </a>
          <About title={title} analysis={analysis} defined={defined ?? name} {...(terms && { terms })} />
        </div>
      </div>
      {as === 'table' && table ? table() : children}
    </section>
  )
}
