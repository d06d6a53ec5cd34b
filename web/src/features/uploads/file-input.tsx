import { t } from '#web/lib/i18n/t.ts'
import { ACCEPT } from './accept-file.ts'
import { uploads } from './page-uploads.ts'

/** The plain way to choose files, for whatever works with form fields: assistive programs and driven browsers. */
export function FileInput() {
  return (
    <input
      type="file"
      multiple
      accept={ACCEPT}
      aria-label={t('Choose files to upload')}
      tabIndex={-1}
      className="sr-only"
      onChange={({ target }) => {
        const chosen = [...(target.files ?? [])].map((file) => ({ file }))
        target.value = '' // the same file may be chosen again
        if (chosen.length > 0) void uploads.add(chosen)
      }}
    />
  )
}
