import { Component, type ReactNode } from 'react'
import { ErrorState } from './ErrorState.tsx'

/** Keeps a part that breaks from taking the page with it. The only class here: React has no other way to catch. */
export class Broken extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}
