import { type ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'

const words = (): Record<string, string> => ({
  'auth.refused': t('That e-mail address and password do not belong together. Check both, or set a new password.'),
  'auth.invalid_email_or_password': t(
    'That e-mail address and password do not belong together. Check both, or set a new password.',
  ),
  'auth.invalid_password': t('The current password is not right. Check it, or sign out and ask for a new one.'),
  'auth.wrong_credentials': t(
    'That e-mail address and password do not belong together. Check both, or set a new password.',
  ),
  'auth.code_wrong': t('That code is wrong, has run out or was used already. Wait for the next one and try that.'),
  'auth.not_confirmed': t('That is not your password. Try again.'),
  'auth.passkey_refused': t('That passkey does not open an account here. Sign in with your password instead.'),
  'auth.user_already_exists': t(
    'There is already an account with this e-mail address. Sign in instead, or set a new password.',
  ),
  'auth.user_already_exists_use_another_email': t(
    'There is already an account with this e-mail address. Sign in instead, or set a new password.',
  ),
  'auth.invalid_token': t('This link is no longer valid. Ask for a new one; it works for an hour.'),
  'auth.password_too_short': t('The password is too short: use 8 characters or more.'),
  'auth.password_too_long': t('The password is too long: use 200 characters or fewer.'),
  'auth.invalid_email': t('That does not look like an e-mail address.'),
  'accounts.invite_needed': t(
    'This invitation was used already or is older than two weeks. Ask whoever sent it for a new one.',
  ),
  'accounts.sign_up_closed': t('New accounts are not open here. Ask whoever runs this studio.'),
  'accounts.setup_code_wrong': t(
    'The first account needs the set-up code. It was printed in the terminal when the studio was started.',
  ),
})

/** What a failed step of signing in means and what to do next. Which of address and password was wrong is never said. */
export function authProblemInWords(thrown: unknown): string {
  const problem = asProblem(thrown)
  if (problem.status === 0) return t('The studio cannot be reached. Check your connection and try again.')
  if (problem.status === 429) return waitInWords(problem)
  const known = words()[problem.code]
  if (known) return known
  return /[.。!?؟]$/.test(problem.message) ? problem.message : t('{sentence}.', { sentence: problem.message })
}

function waitInWords({ retryAfterS }: ApiProblem): string {
  if (!retryAfterS) return t('Too many tries. Wait a minute, then try again.')
  if (retryAfterS < 90)
    return t(
      '{count, plural, one {Too many tries. Try again in # second.} other {Too many tries. Try again in # seconds.}}',
      { count: retryAfterS },
    )
  return t(
    '{count, plural, one {Too many tries. Try again in # minute.} other {Too many tries. Try again in # minutes.}}',
    { count: Math.ceil(retryAfterS / 60) },
  )
}

/** Whoever signed in has deleted the account, and can have it back. */
export const isDeleted = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'auth.account_deleted'
