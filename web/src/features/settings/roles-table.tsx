import { useQuery } from '@tanstack/react-query'
import { Check, Minus } from 'lucide-react'
import { roleInSentence, roleName } from '#web/features/accounts/role-words.ts'
import { type Role, rolesQuery } from '#web/features/accounts/team-queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'

/** The server's own table of permissions: what it says here is what it holds everybody to. */
export function RolesTable({ mine }: { mine: Role }) {
  const { data, error, isFetching, refetch } = useQuery(rolesQuery)
  return (
    <Card>
      <CardHeader
        title={t('What each role may do')}
        description={t('Your role in this channel is {role}.', { role: roleInSentence(mine) })}
      />
      <div className="border-t">
        {!data && error && (
          <ErrorState what={t('The roles')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {!data && !error && <Skeleton className="m-5 h-80" />}
        {data && (
          <Table label={t('What each role may do')}>
            <thead>
              <tr>
                <Th className="sticky start-0 bg-surface">{t('May')}</Th>
                {data.roles.map((role) => (
                  <Th key={role} className={cx('text-center!', role === mine && 'text-ink')}>
                    {roleName(role)}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.permissions.map((permission) => (
                <Tr key={permission.name}>
                  <th
                    scope="row"
                    className="sticky start-0 bg-surface px-4 py-2 text-start font-normal text-pretty max-sm:max-w-40 sm:bg-transparent sm:px-5"
                  >
                    {titled(permission.doing)}
                  </th>
                  {data.roles.map((role) => (
                    <Td key={role} className={cx('relative text-center', role === mine && 'bg-sunken/60')}>
                      {permission.roles.includes(role) ? (
                        <>
                          <Check size={16} className="mx-auto text-success" aria-hidden="true" />
                          <span className="sr-only">{t('yes')}</span>
                        </>
                      ) : (
                        <>
                          <Minus size={14} className="mx-auto text-faint" aria-hidden="true" />
                          <span className="sr-only">{t('no')}</span>
                        </>
                      )}
                    </Td>
                  ))}
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </Card>
  )
}

const titled = (doing: string): string => doing.charAt(0).toUpperCase() + doing.slice(1)
