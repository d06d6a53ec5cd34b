import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Cloud, FolderOpen, Link2 } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { requestKeys } from '#web/lib/request-keys.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card } from '#web/ui/card.tsx'
import { ChoiceCards } from '#web/ui/choice-cards.tsx'
import { toast } from '#web/ui/toast.ts'
import {
  type ImportPreview,
  importsQuery,
  type NewSource,
  previewImport,
  sourcesQuery,
  startImport,
} from './queries.ts'
import { SourceFields } from './source-fields.tsx'
import { EMPTY, missingIn, type SourceForm, sourceOf } from './source-form.ts'

/** Where from, what would come, and go. */
export function NewImport({ channelId }: { channelId: string }) {
  const queryClient = useQueryClient()
  const { data: sources } = useQuery(sourcesQuery)
  const [form, setForm] = useState<SourceForm>(EMPTY)
  const [keys, setKeys] = useState(requestKeys)
  const preview = useMutation({ mutationFn: (source: NewSource) => previewImport(channelId, source) })
  const start = useMutation({
    mutationFn: (source: NewSource) => startImport(channelId, source, keys({ channelId, source })),
    onSuccess: async () => {
      setForm({ ...EMPTY, kind: form.kind })
      setKeys(requestKeys) // the same once more is another import
      preview.reset()
      toast(t('The import has begun'), { tone: 'success', detail: t('You can close this page.') })
      await queryClient.invalidateQueries(importsQuery(channelId))
    },
  })
  const change = (next: SourceForm) => {
    setForm(next)
    preview.reset()
    start.reset()
  }
  const missing = missingIn(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing && !preview.isPending) preview.mutate(sourceOf(form))
  }
  const problem = preview.error ?? start.error
  return (
    <Card>
      <ChoiceCards
        legend={t('Import from')}
        value={form.kind}
        onChange={(kind) => {
          const [only, another] = sources?.folders ?? []
          change({ ...form, kind, folder: form.folder || (only && !another ? only : '') })
        }}
        choices={[
          {
            value: 'urls',
            label: t('Addresses'),
            explanation: t('Files on the web, up to 1,000 at once.'),
            icon: <Link2 size={18} />,
          },
          {
            value: 's3',
            label: t('S3 bucket'),
            explanation: t('Everything below a prefix, from any S3 store. The keys are forgotten at the end.'),
            icon: <Cloud size={18} />,
          },
          {
            value: 'folder',
            label: t('Folder of the server'),
            explanation: t('Files that lie on the machine this studio runs on.'),
            icon: <FolderOpen size={18} />,
            unavailable: sources?.why ?? null,
          },
        ]}
      />
      <form onSubmit={submit} className="flex flex-col gap-4 border-t p-4 sm:p-5">
        <SourceFields form={form} folders={sources?.folders ?? []} onChange={change} />
        {problem && (
          <Callout tone="danger" title={t('This cannot be imported')}>
            {asProblem(problem).message}
          </Callout>
        )}
        {preview.data && <Preview preview={preview.data} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={preview.isPending} unavailable={missing}>
            {t('Show what would come')}
          </Button>
          <Button
            variant="primary"
            busy={start.isPending}
            unavailable={
              missing ??
              (preview.data
                ? preview.data.count === 0
                  ? t('There is nothing to import')
                  : null
                : t('See first what would come'))
            }
            onClick={() => start.mutate(sourceOf(form))}
          >
            {preview.data && preview.data.count > 0
              ? t('{count, plural, one {Import # file} other {Import # files}}', { count: compact(preview.data.count) })
              : t('Import')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Preview({ preview }: { preview: ImportPreview }) {
  const { items, count, totalBytes, unknownSizes, ignored, freeBytes, more } = preview
  const values = {
    strong: (text: ReactNode) => <b className="font-medium">{text}</b>,
    count: compact(count),
    size: formatBytes(totalBytes),
  }
  const tooMuch = freeBytes !== null && totalBytes > freeBytes
  return (
    <section aria-label={t('What would come')} className="flex flex-col gap-3">
      <p className="text-14">
        {unknownSizes > 0 && unknownSizes === count
          ? tx('<strong>{count, plural, one {# file} other {# files}}</strong> of unknown size.', values)
          : unknownSizes > 0
            ? tx(
                '<strong>{count, plural, one {# file} other {# files}}</strong>, {size} and {unknown, plural, one {# file} other {# files}} of unknown size.',
                { ...values, unknown: compact(unknownSizes) },
              )
            : tx('<strong>{count, plural, one {# file} other {# files}}</strong>, {size}.', values)}
        {ignored > 0 &&
          ` ${t(
            '{count, plural, one {# more that is no video or sound stays there.} other {# more that are no video or sound stay there.}}',
            { count: ignored },
          )}`}
        {freeBytes !== null && ` ${t('{size} of the quota are free.', { size: formatBytes(freeBytes) })}`}
      </p>
      {tooMuch && (
        <Callout tone="warning" title={t('There is not room for all of it')}>
          {t(
            'Files come in their order; those for which no room is left are refused, and can be asked for again later.',
          )}
        </Callout>
      )}
      {more && <Callout tone="warning">{t('An import takes 10,000 files: the rest is left out.')}</Callout>}
      {items.length > 0 && (
        <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-control border text-13">
          {items.map((each) => (
            <li key={each.key} className="flex justify-between gap-4 px-3 py-1.5">
              <span className="min-w-0 truncate" title={each.key} dir="auto">
                {each.name}
              </span>
              <span className="figures shrink-0 text-muted">
                {each.sizeBytes === null ? t('Size unknown') : formatBytes(each.sizeBytes)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
