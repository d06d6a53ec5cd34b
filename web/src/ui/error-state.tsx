import { CloudOff, Lock, TriangleAlert } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

/** What `ApiProblem` looks like from here; this folder knows no API. */
export type ShownProblem = {
  title: string
  detail: string | null
  code: string
  status: number
  requestId: string | null
}

type Props = { what: string; problem: ShownProblem; onRetry?: () => void; busy?: boolean; noPermission?: string }

/** A page or a card that could not be loaded: what, why, the code for whoever is asked, and another try. */
export function ErrorState({ what, problem, onRetry, busy, noPermission }: Props) {
  const offline = problem.status === 0
  if (problem.status === 403) {
    return (
      <EmptyState icon={<Lock size={22} />} title={t('{what}: not for your account', { what })}>
        {noPermission ??
          problem.detail ??
          t('Your role does not include this. Whoever owns the channel can change that.')}
      </EmptyState>
    )
  }
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-14 text-center">
      <span
        aria-hidden="true"
        className="mb-4 flex size-12 items-center justify-center rounded-card bg-danger-soft text-danger"
      >
        {offline ? <CloudOff size={22} /> : <TriangleAlert size={22} />}
      </span>
      <p className="text-16 font-semibold">{t('{what} could not be loaded', { what })}</p>
      <p className="mt-1 max-w-[46ch] text-14 text-balance text-muted">
        {t('{sentence}.', { sentence: problem.title })}{' '}
        {problem.detail ?? (problem.status >= 500 ? t('Nothing is lost; try again in a moment.') : '')}
      </p>
      <p className="mt-3 font-mono text-12 text-faint select-all">
        {problem.code}
        {problem.requestId && ` · ${problem.requestId}`}
      </p>
      {onRetry && (
        <Button className="mt-4" onClick={onRetry} busy={busy ?? false}>
          {t('Try again')}
        </Button>
      )}
    </div>
  )
}
