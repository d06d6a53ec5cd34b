import { ChartNoAxesColumn, Globe, UploadCloud } from 'lucide-react'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'

const steps = () => [
  {
    icon: UploadCloud,
    title: t('Upload'),
    text: t('Drop a file anywhere. It can be watched seconds after it arrived, and a broken line loses nothing.'),
  },
  {
    icon: Globe,
    title: t('Publish'),
    text: t('It stays private until you say so. Share the link, or let everyone find it.'),
  },
  {
    icon: ChartNoAxesColumn,
    title: t('Learn'),
    text: t('Every number here says how it was counted and what was left out.'),
  },
]

/** The first visit: the one thing to do, and what comes of it. */
export function FirstVideo() {
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-col items-center px-6 pt-16 pb-14 text-center">
        <span
          aria-hidden="true"
          className="mb-5 flex size-16 items-center justify-center rounded-full bg-accent-soft text-accent"
        >
          <UploadCloud size={30} strokeWidth={1.75} />
        </span>
        <h2 className="text-20">{t('Begin with a video')}</h2>
        <p className="mt-1.5 max-w-[46ch] text-14 text-pretty text-muted">
          {t('Any file your camera, phone or editor makes. The original is kept as it is.')}
        </p>
        <Button variant="primary" size="lg" className="mt-6" icon={<UploadCloud size={18} />} onClick={chooseFiles}>
          {t('Choose a file')}
        </Button>
        <p className="mt-3 text-13 text-faint">{t('or drop it anywhere on this page')}</p>
      </div>
      <ol className="grid divide-y divide-line border-t sm:grid-cols-3 sm:divide-x sm:divide-y-0">
        {steps().map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex gap-3 px-5 py-5 sm:px-6">
            <Icon size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
            <div>
              <p className="text-14 font-semibold">{title}</p>
              <p className="mt-0.5 text-13 text-pretty text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
