import { z } from 'zod'
import { oneLine } from '#platform/text.ts'
import { Code, Password } from '../auth-schema.ts'

/** What a browser's authenticator answered; only the library looks into it. */
export const Credential = z
  .looseObject({ id: z.string().min(1).max(2000) })
  .meta({ id: 'PasskeyCredential', description: 'As `navigator.credentials` gives it, in JSON' })
export const CeremonyOptions = z
  .looseObject({ challenge: z.string() })
  .meta({ id: 'PasskeyOptions', description: 'For `navigator.credentials`, in JSON' })

export const PasskeyName = z.string().overwrite(oneLine).trim().min(1).max(60)
export const Passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime().nullable(),
    synced: z.boolean().meta({ description: 'Its maker keeps copies on the person’s other devices' }),
  })
  .meta({ id: 'Passkey' })

export const Security = z
  .object({
    secondFactor: z
      .object({ enabledAt: z.iso.datetime(), recoveryCodesLeft: z.int() })
      .nullable()
      .meta({ description: 'Null: a sign-in by password asks for no code' }),
    passkeys: z.array(Passkey),
  })
  .meta({ id: 'Security' })

export const SecondFactorSetup = z
  .object({
    secret: z.string().meta({ description: 'For typing it into an app' }),
    url: z.string().meta({ description: 'For a QR code: otpauth://…' }),
  })
  .meta({ id: 'SecondFactorSetup' })
export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: 'Shown only now; each works once' }) })
  .meta({ id: 'RecoveryCodes' })

export const Confirmation = z
  .union([
    z.strictObject({ password: Password }),
    z.strictObject({ code: Code }),
    z.strictObject({ passkey: Credential }),
  ])
  .meta({ id: 'Confirmation' })
