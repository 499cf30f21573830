/** Overhears what is sent to PostgreSQL by this process, so that a rival can send exactly the same, until it is told to stop. */
import pg from 'pg'

export interface Statement {
  text: string
  values: unknown[]
  /** Sent while the one before was still under way. */
  beside: boolean
}

export function overhear(hear: (statement: Statement) => void): () => void {
  const { query } = pg.Client.prototype
  let underway = 0
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given
    if (typeof text === 'string') hear({ text, values: Array.isArray(values) ? values : [], beside: underway > 0 })
    const answer = (query as (...args: unknown[]) => unknown).apply(this, given)
    if (answer instanceof Promise) {
      underway += 1
      const done = () => void (underway -= 1)
      answer.then(done, done)
    }
    return answer
  } as typeof query
  return () => {
    pg.Client.prototype.query = query
  }
}
