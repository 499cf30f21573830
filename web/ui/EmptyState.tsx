import { StateBlock, type StateProps } from './StateBlock.tsx'

/** First use says what will be here and the step that fills it; empty afterwards says that this is good. */
export function EmptyState({
  icon = 'circle-check',
  ...rest
}: Partial<Pick<StateProps, 'icon'>> & Omit<StateProps, 'icon' | 'role'>) {
  return <StateBlock icon={icon} {...rest} />
}
