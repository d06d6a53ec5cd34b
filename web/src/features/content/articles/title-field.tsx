import { t } from '#web/lib/i18n/t.ts'
import { useTyped } from '../details/details-form.tsx'
import { useDetails } from '../details/use-details.ts'
import type { Video } from '../queries.ts'

const MAX = 100

/** Written where readers see it: above the text. Saved together with the other details. */
export function TitleField({ video, why }: { video: Video; why: string | null }) {
  const [state, store] = useDetails(video)
  const title = useTyped(
    state.edits.title ?? state.saved.title,
    (text) => store.edit({ title: text }, { typed: true }),
    store.save,
  )
  return (
    <textarea
      {...title}
      rows={1}
      // One line, however many it takes to show it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      aria-label={t('Title')}
      maxLength={MAX}
      readOnly={why !== null}
      dir="auto"
      placeholder={t('Title')}
      className="-mx-2 field-sizing-content w-[calc(100%+16px)] resize-none rounded-control border border-transparent bg-transparent px-2 py-2 text-24 font-semibold hover:border-line-control focus-visible:border-accent focus-visible:bg-surface"
    />
  )
}
