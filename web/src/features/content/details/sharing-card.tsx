import { useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Field, Select, Textarea } from '#web/ui/field.tsx'
import { useTyped } from './details-form.tsx'
import type { DetailsStore, Edits, State } from './store.ts'
import { embeddings } from './words.ts'

const EXAMPLE = 'example.org'
const WORDS = {
  everywhere: () => t('Everybody can put its player into their pages. Good for being found.'),
  sites: () => t('Its player appears on these sites alone; elsewhere people read where they can watch it.'),
  nowhere: () => t('Its player appears here alone. Links to it work everywhere.'),
} as const

/** On which other sites its player may be shown. */
export function SharingCard({ state, store, why }: { state: State; store: DetailsStore; why: string | null }) {
  const { saved: video, edits } = state
  const embedding = edits.embedding ?? video.embedding
  const locked = { disabled: why !== null, title: why ?? undefined }
  return (
    <Card>
      <CardHeader title={t('Sharing')} />
      <div className="flex flex-col gap-4 px-4 pb-4 sm:px-5 sm:pb-5">
        <Field label={t('Player on other sites')} hint={WORDS[embedding]()}>
          {(control) => (
            <Select
              {...control}
              {...locked}
              className="w-full"
              value={embedding}
              onChange={(event) => store.edit({ embedding: event.target.value as Edits['embedding'] & string })} // one of the options
            >
              {embeddings().map(([id, label]) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {embedding === 'sites' && <Sites state={state} store={store} locked={why !== null} />}
        <p className="text-13 text-pretty text-muted">
          {t(
            'Who may watch it at all is decided by its visibility: a private video is shown on no site. The code to put it into a page is under “Share” on its page.',
          )}
        </p>
      </div>
    </Card>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter(Boolean)

/** One site a line. It is saved when the field is left: half a name is no site. */
function Sites({ state, store, locked }: { state: State; store: DetailsStore; locked: boolean }) {
  const saved = (state.edits.embedSites ?? state.saved.embedSites).join('\n')
  const [text, setText] = useState<string | null>(null)
  const typed = useTyped(text ?? saved, setText, () => {
    if (text === null) return
    store.edit({ embedSites: linesOf(text) })
    setText(null)
  })
  const problem =
    state.saving.kind === 'failed'
      ? (state.saving.problem.fields.find((field) => field.path.includes('embedSites'))?.message ?? null)
      : null
  return (
    <Field
      label={t('Sites')}
      error={problem}
      hint={
        (state.edits.embedSites ?? state.saved.embedSites).length === 0
          ? t(
              'None yet, so its player appears on no other site. One a line: example.org, or *.example.org for all below it.',
            )
          : t('One a line: example.org, or *.example.org for all below it.')
      }
    >
      {(control) => (
        <Textarea
          {...control}
          {...typed}
          rows={3}
          readOnly={locked}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          placeholder={EXAMPLE}
        />
      )}
    </Field>
  )
}
