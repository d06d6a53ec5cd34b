import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { categoriesQuery, thumbnailsQuery } from './queries.ts'
import { IN, OUT, WordChanges } from './word-changes.tsx'
import { fieldLabel, valueInWords } from './words.ts'

type Props = { videoId: string; name: string; before: unknown; after: unknown }

/** Before and after of one field: texts word by word, lists by what came and went, the rest side by side. */
export function ChangedField({ videoId, name, before, after }: Props) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[120px_minmax(0,1fr)]">
      <dt className="text-13 text-faint">{fieldLabel(name)}</dt>
      <dd className="min-w-0">
        {name === 'thumbnail' ? (
          <Pictures videoId={videoId} before={before} after={after} />
        ) : typeof before === 'string' && typeof after === 'string' && (name === 'title' || name === 'description') ? (
          <Words before={before} after={after} />
        ) : Array.isArray(before) && Array.isArray(after) ? (
          <List before={before.map(String)} after={after.map(String)} />
        ) : (
          <Plain name={name} before={before} after={after} />
        )}
      </dd>
    </div>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  const [whole, setWhole] = useState(false)
  const long = before.length + after.length > 600
  return (
    <>
      <p
        dir="auto"
        className={cx('text-with-page whitespace-pre-wrap wrap-anywhere', long && !whole && 'line-clamp-4')}
      >
        <WordChanges before={before} after={after} />
      </p>
      {long && (
        <button type="button" className="text-13 text-accent hover:underline" onClick={() => setWhole(!whole)}>
          {whole ? t('Show less') : t('Show all of it')}
        </button>
      )}
    </>
  )
}

function List({ before, after }: { before: string[]; after: string[] }) {
  const all = [...before, ...after.filter((each) => !before.includes(each))]
  return (
    <p className="flex flex-wrap gap-1.5">
      {all.map((each) => {
        const [was, is] = [before.includes(each), after.includes(each)]
        const Mark = was && is ? 'span' : was ? 'del' : 'ins'
        return (
          <Mark
            key={each}
            dir="auto"
            className={cx('rounded-[4px] px-1.5 text-13/5', was && is ? 'bg-pressed' : was ? OUT : IN)}
          >
            {!was && <span aria-hidden="true">+ </span>}
            {each}
          </Mark>
        )
      })}
    </p>
  )
}

function Plain({ name, before, after }: Omit<Props, 'videoId'>) {
  const { data } = useQuery(categoriesQuery)
  const inWords = (value: unknown) => valueInWords(name, value, data?.items ?? []) ?? t('None')
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <del className="text-muted no-underline">{inWords(before)}</del>
      <ArrowRight size={14} className="text-faint rtl:-scale-x-100" aria-label={t('became')} />
      <ins className="font-medium no-underline">{inWords(after)}</ins>
    </p>
  )
}

function Pictures({ videoId, before, after }: { videoId: string; before: unknown; after: unknown }) {
  const { data } = useQuery(thumbnailsQuery(videoId))
  const picture = (id: unknown, words: string) => {
    const found = data?.items.find((each) => each.id === id)
    return found?.small ? (
      <img src={found.small} alt={words} className="aspect-video w-28 rounded-control bg-media object-contain" />
    ) : (
      <span className="flex aspect-video w-28 items-center justify-center rounded-control bg-sunken text-12 text-faint">
        {t('No longer kept')}
      </span>
    )
  }
  return (
    <span className="flex items-center gap-2">
      {picture(before, t('Before'))}
      <ArrowRight size={14} className="text-faint rtl:-scale-x-100" aria-hidden="true" />
      {picture(after, t('After'))}
    </span>
  )
}
