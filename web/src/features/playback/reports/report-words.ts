import type { Video } from '#web/features/content/queries.ts'

export type Reason = NonNullable<Video['takenDown']>['category']

/** What something can be reported, and taken down, for. */
export const REASONS: Record<Reason, { label: string; hint: string }> = {
  sexual: { label: 'Sexual content', hint: 'Nudity or sex that is not marked as for adults' },
  violence: { label: 'Violence', hint: 'Cruelty, shocking pictures, calls for it' },
  hate: { label: 'Hate', hint: 'Against people for what they are or believe' },
  harassment: { label: 'Bullying or harassment', hint: 'Threats, insults, hunting somebody' },
  'child-safety': { label: 'Children in danger', hint: 'Abuse of children, or children in danger' },
  'self-harm': { label: 'Self-harm', hint: 'Suicide, injuring oneself, eating disorders' },
  misleading: { label: 'Fraud or false claims', hint: 'Scams, invented news, false identity' },
  spam: { label: 'Spam', hint: 'Advertising, the same again and again' },
  copyright: { label: 'Copyright', hint: 'Somebody else’s work, used without leave' },
  privacy: { label: 'Privacy', hint: 'Somebody is shown, or facts about them, against their will' },
  illegal: { label: 'Against the law', hint: 'Something else that the law forbids' },
  other: { label: 'Something else', hint: 'Say what in the box below' },
}
export const REASON_IDS = Object.keys(REASONS) as Reason[] // the keys of the table above

/** Of another release perhaps. */
export const reasonLabel = (reason: string): string => REASONS[reason as Reason]?.label ?? reason
