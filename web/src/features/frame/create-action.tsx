import { Upload } from 'lucide-react'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { Button, type ButtonVariant } from '#web/ui/button.tsx'

/** What can be made from anywhere. With the second thing (a stream, a clip) this becomes a menu named Create. */
export function CreateAction({ variant }: { variant: ButtonVariant }) {
  return (
    <Button variant={variant} icon={<Upload size={16} />} onClick={chooseFiles}>
      Upload
    </Button>
  )
}
