import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { categoriesQuery } from './queries.ts'
import type { Conflict, DetailsStore, State } from './store.ts'
import { fieldLabel, valueInWords } from './words.ts'

/** Both versions of each field that two people changed, side by side: nobody's words go without being seen. */
export function Conflicts({ state, store }: { state: State; store: DetailsStore }) {
  const { data } = useQuery(categoriesQuery)
  if (state.conflicts.length === 0) return null
  const them = state.news?.by ?? t('Somebody else')
  return (
    <section
      aria-label={t('Changed by two people')}
      role="alert"
      className="flex flex-col gap-4 rounded-card border border-warning bg-warning-soft p-4"
    >
      <p className="text-14 font-medium text-pretty">
        {tx(
          '<name>{them}</name> changed the same while you wrote. Choose which to keep; the other stays in the history.',
          {
            name: (name) => <span dir="auto">{name}</span>,
            them,
          },
        )}
      </p>
      {state.conflicts.map((conflict) => (
        <Both key={conflict.name} conflict={conflict} store={store} them={them} categories={data?.items ?? []} />
      ))}
    </section>
  )
}

type BothProps = {
  conflict: Conflict
  store: DetailsStore
  them: string
  categories: readonly { id: string; label: string }[]
}

function Both({ conflict, store, them, categories }: BothProps) {
  const { name } = conflict
  const label = fieldLabel(name)
  const more = (text: ReactNode) => <span className="sr-only">{text}</span>
  const versions = [
    {
      whose: 'mine',
      title: t('Yours'),
      value: conflict.mine,
      act: tx('Keep yours<more>: {label}</more>', { more, label }),
    },
    {
      whose: 'theirs',
      title: them,
      value: conflict.theirs,
      act: tx('Keep theirs<more>: {label}</more>', { more, label }),
    },
  ] as const
  return (
    <fieldset className="grid min-w-0 gap-2 sm:grid-cols-2">
      <legend className="mb-2 text-13 font-medium">{label}</legend>
      {versions.map(({ whose, title, value, act }) => (
        <div key={whose} className="flex min-w-0 flex-col gap-2 rounded-control border bg-surface p-3">
          <p className="text-12 text-faint" dir="auto">
            {title}
          </p>
          <p className="max-h-40 flex-1 overflow-y-auto text-14 whitespace-pre-wrap wrap-anywhere" dir="auto">
            {valueInWords(name, value, categories) ?? <span className="text-faint">{t('Empty')}</span>}
          </p>
          <Button size="sm" className="self-start" onClick={() => store.choose(name, whose)}>
            {act}
          </Button>
        </div>
      ))}
    </fieldset>
  )
}
