import { Download, FileUp } from 'lucide-react'
import { Suspense, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { csvAddress } from './csv.ts'
import type { ListSearch } from './list-state.ts'

const CsvImport = lazyLater(() => import('./csv-import.tsx'))

/** The list out to a spreadsheet, and in again. */
export function CsvButtons({ channelId, search }: { channelId: string | null; search: ListSearch }) {
  const [asked, setAsked] = useState(false)
  const [open, setOpen] = useState(false)
  return (
    <>
      <a
        href={csvAddress(channelId, search)}
        download
        className={buttonClass()}
        title={t('The videos found, as a CSV table')}
      >
        <Download size={16} aria-hidden="true" />
        {t('Export CSV')}
      </a>
      <Button
        icon={<FileUp size={16} />}
        aria-haspopup="dialog"
        onClick={() => {
          setAsked(true)
          setOpen(true)
        }}
      >
        {t('Import CSV')}
      </Button>
      {asked && (
        <Suspense>
          <CsvImport key={String(open)} channelId={channelId} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
