import { z } from 'zod'
import { theirWords } from '#platform/answer-language.ts'
import { said } from '#platform/language.ts'
import { PicturePath } from '../schema.ts'

/** Without what turns text around or hides in it; lines stay. */
const plain = (text: string) => text.replace(/[^\P{C}\n]/gu, '').trim()
const Text = (max: number) => z.string().max(max).transform(plain).pipe(z.string().min(1))
// A page that whoever decides opens: nothing but the web, and no name in front of the host that looks like one. In the path an
// @ is usual, as in example.org/@ana.
const Link = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(500)
  .refine((link) => !/^[^/]*\/*[^/?#]*@/.test(link), {
    message: said('must be the address of a page, without a name in front of it'),
  })

export const NewVerification = z.object({
  evidence: Text(2000).meta({ description: 'Who the channel is, and what shows it' }),
  links: z.array(Link).max(5).default([]).meta({ description: 'Pages that show it' }),
})

const State = z.enum(['requested', 'approved', 'refused', 'withdrawn', 'revoked'])
const Request = z.object({
  id: z.uuid(),
  state: State,
  evidence: z.string(),
  links: z.array(z.string()),
  requestedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  reason: theirWords(z.string()).nullable().meta({ description: 'Why it was decided so' }),
})

export const Verification = z
  .object({
    verifiedAt: z.iso.datetime().nullable(),
    lookAgain: z.boolean().meta({ description: 'Name or handle changed since: the operator looks again' }),
    request: Request.nullable().meta({ description: 'The latest' }),
    can: z.object({ request: z.boolean(), withdraw: z.boolean() }),
    why: z.object({ request: z.string().optional(), withdraw: z.string().optional() }),
  })
  .meta({ id: 'Verification' })

const Alike = z.object({ id: z.uuid(), name: z.string(), handle: z.string(), verified: z.boolean() })
const ChannelShown = z.object({
  id: z.uuid(),
  name: z.string(),
  handle: z.string(),
  picture: PicturePath,
  createdAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  lookAgain: z.boolean(),
})

export const VerificationCase = z
  .object({
    channel: ChannelShown,
    request: Request.extend({ requestedBy: z.string().nullable(), name: z.string(), handle: z.string() }).nullable(),
    alike: z.array(Alike).meta({ description: 'Channels whose name or handle could be taken for this one’s' }),
  })
  .meta({ id: 'VerificationCase' })

export const CASES = ['waiting', 'again', 'verified', 'decided'] as const
export const Decision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('approve'), reason: z.string().max(1000).transform(plain).default('') }),
  z.object({ decision: z.literal('refuse'), reason: Text(1000) }),
])
export const LookAgain = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('keep') }),
  z.object({ decision: z.literal('revoke'), reason: Text(1000) }),
])
