import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { reloadForNewRelease } from '#web/lib/new-release.ts'
import { ErrorState } from '#web/ui/error-state.tsx'

/** Stands in for a page whose loader or drawing failed; the frame around it stays. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const [goes] = useState(() => reloadForNewRelease(error))
  const retry = () => {
    reset()
    router.invalidate()
  }
  if (goes) return null
  return (
    <div className="mx-auto max-w-xl px-gutter py-16">
      <ErrorState what={t('This page')} problem={asProblem(error)} onRetry={retry} />
    </div>
  )
}
