import { t } from '#web/lib/i18n/t.ts'
import type { Role } from './team-queries.ts'

/** As it stands alone: `Owner`. */
export function roleName(role: Role): string {
  const names: Record<Role, string> = {
    owner: t('Owner'),
    manager: t('Manager'),
    editor: t('Editor'),
    moderator: t('Moderator'),
    analyst: t('Analyst'),
    accountant: t('Accountant'),
  }
  return names[role]
}

/** As it goes on in a sentence: `You are editor now`. */
export function roleInSentence(role: Role): string {
  const names: Record<Role, string> = {
    owner: t('owner'),
    manager: t('manager'),
    editor: t('editor'),
    moderator: t('moderator'),
    analyst: t('analyst'),
    accountant: t('accountant'),
  }
  return names[role]
}

/** What each role is for, in one line. */
export function rolePurpose(role: Role): string {
  const purposes: Record<Role, string> = {
    owner: t('Everything, the channel itself included'),
    manager: t('Everything but handing over the channel'),
    editor: t('Uploads and changes videos, sees the figures'),
    moderator: t('Looks after comments'),
    analyst: t('Sees the figures'),
    accountant: t('Sees the income'),
  }
  return purposes[role]
}
