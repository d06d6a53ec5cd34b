import { t } from '#web/lib/i18n/t.ts'

/** The first stop of the Tab key: over all navigation, straight to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 start-2 z-50 -translate-y-20 rounded-control bg-inverse px-3 py-2 text-14 font-medium text-on-inverse focus:translate-y-0"
    >
      {t('Skip to content')}
    </a>
  )
}
