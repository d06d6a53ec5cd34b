import { type ComponentProps, useState } from 'react'
import { Field, Input } from '#web/ui/field.tsx'
import { textLink } from './auth-page.tsx'

/** The code of an app, or one of the recovery codes for who has not the app at hand. */
export function CodeField(props: ComponentProps<'input'>) {
  const [recovery, setRecovery] = useState(false)
  return (
    <Field
      label={recovery ? 'Recovery code' : 'Code'}
      hint={recovery ? 'One of the ten you kept; each works once.' : 'Six digits, from your authenticator app.'}
      aside={
        <button type="button" className={textLink} onClick={() => setRecovery(!recovery)}>
          {recovery ? 'Use the app' : 'Use a recovery code'}
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
