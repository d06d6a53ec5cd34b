import { type Preferences, useChangePreferences } from '#web/features/accounts/preferences.ts'
import { showOverlay } from '#web/features/frame/overlay-state.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { SettingsSection } from './settings-section.tsx'

/** Whoever speaks to their computer, or hits keys by accident, can do without single letters. */
export function KeysSection({ preferences }: { preferences: Preferences }) {
  const { change } = useChangePreferences()
  return (
    <SettingsSection title={t('Keyboard')} description={t('What can be done without the mouse.')}>
      <label className="flex items-start gap-2.5 text-14">
        <input
          type="checkbox"
          checked={preferences.singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
          className="mt-0.5 size-4"
        />
        <span>
          {t('Shortcuts of a single letter')}
          <span className="block text-13 text-muted">
            {t(
              'In the studio and in the player. Without them those with Ctrl or Cmd still work, and so does every button.',
            )}
          </span>
        </span>
      </label>
      <Button size="sm" className="self-start" onClick={() => showOverlay('keys')}>
        {t('See all shortcuts')}
      </Button>
    </SettingsSection>
  )
}
