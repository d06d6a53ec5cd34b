import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileSpreadsheet, FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { randomId } from '#web/lib/random-id.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import { toast } from '#web/ui/toast.ts'
import { followBulk } from './bulk-jobs.ts'
import { applyCsv, previewCsv } from './csv.ts'
import { CsvDifferences } from './csv-differences.tsx'

type Props = { channelId: string | null; open: boolean; onOpenChange: (open: boolean) => void }

/** A table that was edited elsewhere: what it would change is seen before anything is changed. */
export default function CsvImport({ channelId, open, onOpenChange }: Props) {
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const key = useRef(randomId())
  const preview = useMutation({ mutationFn: (chosen: File) => previewCsv(channelId, chosen) })
  const apply = useMutation({
    mutationFn: (chosen: File) => applyCsv(channelId, chosen, key.current),
    onSuccess: ({ id, changing }) => {
      onOpenChange(false)
      if (id) followBulk(queryClient, id, changing)
      else toast(t('Nothing was to be changed'))
    },
  })
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    key.current = randomId()
    setFile(chosen)
    apply.reset()
    preview.mutate(chosen)
  }
  const found = preview.data
  const changing = found?.changes.filter(({ conflict }) => !conflict).length ?? 0
  const problem = preview.error ?? apply.error
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      wide
      title={t('Import a table')}
      description={t(
        'Export the list, edit it in a spreadsheet, save it as CSV and bring it back. Videos are known by their id; nothing is changed before you have seen the differences. It changes title, description, tags, category, level, language and licence; what stands in other columns stays as it is.',
      )}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('Cancel')}</Button>
          <Button
            variant="primary"
            busy={apply.isPending}
            unavailable={!found ? t('Choose a table first') : changing === 0 ? t('There is nothing to change') : null}
            onClick={() => file && apply.mutate(file)}
          >
            {changing > 0
              ? t('Change {count, plural, one {# video} other {# videos}}', { count: exact(changing) })
              : t('Change videos')}
          </Button>
        </>
      }
    >
      <ChooseTable file={file} onChoose={choose} />
      {preview.isPending && (
        <p role="status" className="flex items-center gap-2 text-14 text-muted">
          <Spinner /> {t('Comparing with your videos')}
        </p>
      )}
      {problem && (
        <Callout tone="danger" title={t('The table could not be used')}>
          {asProblem(problem).message}
        </Callout>
      )}
      {found && !preview.isPending && <CsvDifferences found={found} />}
    </Dialog>
  )
}

function ChooseTable({ file, onChoose }: { file: File | null; onChoose: (file: File | undefined) => void }) {
  const [over, setOver] = useState(false)
  // What is dropped here is a table and not a video to upload.
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(isOver)
  }
  return (
    <label
      data-takes-files=""
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        onChoose(event.dataTransfer.files[0])
      }}
      className={cx(
        'flex min-h-24 flex-col items-center justify-center gap-1.5 rounded-card border border-dashed border-line-control px-4 py-5 text-center text-14 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent',
        over && 'border-accent bg-accent-soft',
      )}
    >
      {file ? <FileSpreadsheet size={20} aria-hidden="true" /> : <FileUp size={20} aria-hidden="true" />}
      <span className="wrap-anywhere" dir="auto">
        {file ? file.name : t('Drop a CSV file here, or choose one')}
      </span>
      <input
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        onChange={(event) => {
          onChoose(event.target.files?.[0])
          event.target.value = '' // the same file again is a choice too: it may have been edited
        }}
      />
    </label>
  )
}
