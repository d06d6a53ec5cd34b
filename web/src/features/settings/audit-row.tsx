import { ArrowRight, ChevronRight, Filter } from 'lucide-react'
import type { AuditRecord } from '#web/features/accounts/team-queries.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { fieldName, valueInWords } from './audit-names.ts'
import { doneInWords } from './audit-words.tsx'

type Props = { record: AuditRecord; onSubject: (id: string) => void }

/** Who did what; opened: before and after, and where from. */
export function AuditRow({ record, onSubject }: Props) {
  const { actor, subject, keyName, at } = record
  const name = actor ? (actor.name ?? t('Somebody')) : t('The studio')
  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-2.5 hover:bg-hover sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            size={15}
            aria-hidden="true"
            className="shrink-0 text-faint transition-transform group-open:rotate-90 rtl:-scale-x-100"
          />
          <Avatar name={name} size={28} />
          <span className="min-w-0 flex-1 text-14">
            <span className="text-muted">
              {doneInWords(record, {
                who: (
                  <span className="font-medium text-ink" dir="auto">
                    {name}
                  </span>
                ),
                what: subject.label && (
                  <span className="font-medium wrap-anywhere text-ink" dir="auto">
                    {subject.label}
                  </span>
                ),
              })}
            </span>
            {keyName && <span className="text-13 text-faint"> {t('with the key {name}', { name: keyName })}</span>}
          </span>
          <span className="shrink-0 text-13 text-faint">
            <RelativeTime time={at} />
          </span>
        </summary>
        <div className="flex flex-col gap-3 px-4 pt-1 pb-4 sm:ps-[86px] sm:pe-5">
          <Differences record={record} />
          <p className="text-12 text-faint">
            {exactTime(new Date(at))}
            {record.network &&
              ` · ${record.network === 'this machine' ? t('from the studio’s own machine') : t('from {network}', { network: record.network })}`}
            {` · ${record.via === 'session' ? t('in the browser') : record.via === 'api-key' ? t('with an API key') : t('by itself')}`}
          </p>
          {subject.id && (
            <Button
              size="sm"
              className="self-start"
              icon={<Filter size={13} />}
              onClick={() => subject.id && onSubject(subject.id)}
            >
              {t('Only what was done to this')}
            </Button>
          )}
        </div>
      </details>
    </li>
  )
}

function Differences({ record: { before, after } }: { record: AuditRecord }) {
  const names = Object.keys({ ...before, ...after })
  if (names.length === 0) return <p className="text-13 text-muted">{t('There is nothing more to tell.')}</p>
  return (
    <dl className="grid gap-x-4 gap-y-2 text-13 sm:grid-cols-[140px_1fr]">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt className="text-muted">{fieldName(name)}</dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            {before && name in before && (
              <>
                <del className="rounded-[4px] bg-danger-soft px-1 wrap-anywhere no-underline" dir="auto">
                  <span className="sr-only">{t('before:')} </span>
                  {valueInWords(before[name])}
                </del>
                <ArrowRight size={13} aria-hidden="true" className="shrink-0 text-faint rtl:-scale-x-100" />
              </>
            )}
            <ins className="rounded-[4px] bg-success-soft px-1 wrap-anywhere no-underline" dir="auto">
              <span className="sr-only">{t('after:')} </span>
              {valueInWords(after?.[name])}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
