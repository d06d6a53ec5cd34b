import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'

export type Reason = NonNullable<Video['takenDown']>['category']

/** What something can be reported, and taken down, for. */
export const REASONS: Record<Reason, { label: () => string; hint: () => string }> = {
  sexual: { label: () => t('Sexual content'), hint: () => t('Nudity or sex that is not marked as for adults') },
  violence: { label: () => t('Violence'), hint: () => t('Cruelty, shocking pictures, calls for it') },
  hate: { label: () => t('Hate'), hint: () => t('Against people for what they are or believe') },
  harassment: { label: () => t('Bullying or harassment'), hint: () => t('Threats, insults, hunting somebody') },
  'child-safety': { label: () => t('Children in danger'), hint: () => t('Abuse of children, or children in danger') },
  'self-harm': { label: () => t('Self-harm'), hint: () => t('Suicide, injuring oneself, eating disorders') },
  misleading: { label: () => t('Fraud or false claims'), hint: () => t('Scams, invented news, false identity') },
  spam: { label: () => t('Spam'), hint: () => t('Advertising, the same again and again') },
  copyright: { label: () => t('Copyright'), hint: () => t('Somebody else’s work, used without leave') },
  privacy: { label: () => t('Privacy'), hint: () => t('Somebody is shown, or facts about them, against their will') },
  illegal: { label: () => t('Against the law'), hint: () => t('Something else that the law forbids') },
  other: { label: () => t('Something else'), hint: () => t('Say what in the box below') },
}

/** Of another release perhaps. */
export const reasonLabel = (reason: string): string => REASONS[reason as Reason]?.label() ?? reason
