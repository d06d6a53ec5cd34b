import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import type { Finding } from './queries.ts'
import type { Altered, Refused } from './use-track-changes.ts'

type Props = Refused & { onSaveRest: () => void; onClose: () => void }

/** What is wrong with a file of captions, and the way to have the rest of it. */
export function RefusedFile({ file, findings, readable, onSaveRest, onClose }: Props) {
  return (
    <Callout tone="danger" title={t('{name} was not saved', { name: file.name })}>
      <Findings label={t('What is wrong')} findings={findings.filter(({ what }) => what === 'broken')} />
      <div className="mt-2 flex flex-wrap gap-2">
        {readable > 0 && (
          <Button size="sm" onClick={onSaveRest}>
            {t('Save the other {count}', { count: readable })}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={onClose}>
          {t('Close')}
        </Button>
      </div>
    </Callout>
  )
}

/** What was changed in a file of captions, or left out, so that it could be saved. */
export function AlteredFile({ file, findings, onClose }: Altered & { onClose: () => void }) {
  return (
    <Callout tone="info" title={t('{name} was saved with changes', { name: file.name })}>
      <Findings label={t('What was changed')} findings={findings} />
      <Button size="sm" variant="quiet" className="mt-2" onClick={onClose}>
        {t('Close')}
      </Button>
    </Callout>
  )
}

function Findings({ label, findings }: { label: string; findings: Finding[] }) {
  return (
    <ol className="my-1 max-h-48 overflow-y-auto" aria-label={label}>
      {findings.map(({ line, message }) => (
        <li key={`${line} ${message}`}>
          {tx('<at>Line {line}:</at> {message}', {
            at: (text) => <span className="figures font-medium">{text}</span>,
            line,
            message,
          })}
        </li>
      ))}
    </ol>
  )
}
