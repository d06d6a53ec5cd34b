import { type ComponentProps, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Field, Input } from '#web/ui/field.tsx'
import { textLink } from './auth-page.tsx'

/** The code of an app, or one of the recovery codes for who has not the app at hand. */
export function CodeField(props: ComponentProps<'input'>) {
  const [recovery, setRecovery] = useState(false)
  return (
    <Field
      label={recovery ? t('Recovery code') : t('Code')}
      hint={recovery ? t('One of the ten you kept; each works once.') : t('Six digits, from your authenticator app.')}
      aside={
        <button type="button" className={textLink} onClick={() => setRecovery(!recovery)}>
          {recovery ? t('Use the app') : t('Use a recovery code')}
        </button>
      }
    >
      {(control) => (
        <Input
          {...props}
          {...control}
          key={recovery ? 'recovery' : 'app'}
          name="code"
          required
          autoFocus
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={recovery ? 20 : 7}
          className="figures tracking-[0.15em]"
        />
      )}
    </Field>
  )
}
