import { useQuery } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { securityQuery } from '#web/features/accounts/security-queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { DeleteAccountSection } from './delete-account-section.tsx'
import { PasskeysSection } from './passkeys-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** What stands between an account and whoever else wants it. */
export function SecurityPage() {
  usePageTitle(t('Security'))
  const { data: me } = useQuery(meQuery)
  const { data, error, refetch, isFetching } = useQuery(securityQuery)
  return (
    <>
      {data && (
        <>
          <PasskeysSection passkeys={data.passkeys} />
          <SecondFactorSection factor={data.secondFactor} />
        </>
      )}
      {!data && error && (
        <ErrorState what={t('Your security')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!data && !error && (
        <Loading what={t('your security')}>
          <Skeleton className="mb-8 h-36 w-full max-w-[960px]" />
          <Skeleton className="mb-8 h-36 w-full max-w-[960px]" />
        </Loading>
      )}
      <PasswordSection />
      <SessionsSection />
      {me?.user && <DeleteAccountSection email={me.user.email} />}
    </>
  )
}
