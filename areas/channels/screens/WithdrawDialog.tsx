import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { channelsWords } from './words.ts'

export interface WithdrawDialogProps {
  /** Whose words they are. */
  person: string
  onClose: () => void
  onWithdraw: () => void
}

/** Asked before a colleague's answer is withdrawn, since nothing brings it back on its way. */
export function WithdrawDialog({ person, onClose, onWithdraw }: WithdrawDialogProps) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.withdrawTitle(person)}
      acts={
        <>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button kind="danger-full" onClick={onWithdraw}>
            {words.withdraw}
          </Button>
        </>
      }
    >
      <p className="two">{words.withdrawLine(person)}</p>
    </Dialog>
  )
}
