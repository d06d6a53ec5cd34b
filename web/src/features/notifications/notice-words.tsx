import {
  CalendarClock,
  CircleAlert,
  CircleCheck,
  Clapperboard,
  Eye,
  Flag,
  Globe,
  HardDrive,
  type LucideIcon,
  MonitorSmartphone,
  Trash2,
  TriangleAlert,
  UploadCloud,
  UserRoundCog,
  UserRoundMinus,
  UserRoundPlus,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { roleInSentence } from '#web/features/accounts/role-words.ts'
import type { Role } from '#web/features/accounts/team-queries.ts'
import { queueName } from '#web/features/operations/queue-names.ts'
import { reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { shortDay } from '#web/lib/format-day.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import type { Notice } from './queries.ts'

export type Words = {
  icon: LucideIcon
  tone: string
  text: ReactNode
  detail?: ReactNode
  /** Where the thing is; without one there is nothing to open. */
  to?: string
}

const quoted = (title: string) => (
  <b className="font-medium" dir="auto">
    {title}
  </b>
)

type PayloadOf<K extends Notice['kind']> = Extract<Notice, { kind: K }>['payload']
const MODERATED: Record<PayloadOf<'video.moderated'>['what'], (title: ReactNode) => ReactNode> = {
  'taken-down': (title) => tx('{title} was taken down', { title }),
  'age-restricted': (title) => tx('{title} is for adults now', { title }),
  'put-back': (title) => tx('{title} was put back', { title }),
  'age-lifted': (title) => tx('{title} is for everybody again', { title }),
}
const reportDecided = (): Record<PayloadOf<'report.decided'>['decision'], string> => ({
  nothing: t('Nothing was found that is against the rules here.'),
  'age-restricted': t('It is for adults only now. Thank you.'),
  'taken-down': t('It was taken down. Thank you.'),
  'sentence-removed': t('The sentence was removed. Thank you.'),
})
const DECIDED: Record<PayloadOf<'channel.verification-decided'>['state'], (channel: ReactNode) => ReactNode> = {
  approved: (channel) => tx('{channel} is verified', { channel }),
  refused: (channel) => tx('{channel} was not verified', { channel }),
  revoked: (channel) => tx('{channel} is no longer verified', { channel }),
}
/** The server tells roles by their names. */
const roleOf = (role: string): string => roleInSentence(role as Role)

type ByKind = { [K in Notice['kind']]: (payload: Extract<Notice, { kind: K }>['payload']) => Words }

const WORDS: ByKind = {
  'video.ready': ({ videoId, title }) => ({
    icon: CircleCheck,
    tone: 'text-success',
    text: tx('{title} can be watched', { title: quoted(title) }),
    to: `/studio/content/${videoId}`,
  }),
  'video.failed': ({ videoId, title, reason }) => ({
    icon: CircleAlert,
    tone: 'text-danger',
    text: tx('{title} could not be processed', { title: quoted(title) }),
    detail: reason || t('The file was kept; you can try again.'),
    to: `/studio/content/${videoId}`,
  }),
  'video.published': ({ videoId, title }) => ({
    icon: Globe,
    tone: 'text-success',
    text: tx('{title} was published as scheduled', { title: quoted(title) }),
    to: `/studio/content/${videoId}`,
  }),
  'channel.video': ({ videoId, title, channel }) => ({
    icon: Clapperboard,
    tone: 'text-accent',
    text: tx('{channel} published {title}', { channel: quoted(channel), title: quoted(title) }),
    to: `/watch/${videoId}`,
  }),
  'video.views': ({ videoId, title, views: count, article }) => ({
    icon: Eye,
    tone: 'text-accent',
    text: article
      ? tx('{count, plural, =1 {{title} has its first read} other {{title} has # reads}}', {
          count,
          title: quoted(title),
        })
      : tx('{count, plural, =1 {{title} has its first view} other {{title} has # views}}', {
          count,
          title: quoted(title),
        }),
    to: `/studio/content/${videoId}`,
  }),
  'upload.given-up': ({ title }) => ({
    icon: UploadCloud,
    tone: 'text-warning',
    text: tx('The upload of {title} was given up', { title: quoted(title) }),
    detail: t('Nobody went on with it for 30 days. Upload the file again if you still want it.'),
  }),
  'webhook.off': ({ channel, host, gone }) => ({
    icon: TriangleAlert,
    tone: 'text-danger',
    text: tx('The webhook to {host} of {channel} was switched off', {
      host: <bdi>{host}</bdi>,
      channel: quoted(channel),
    }),
    detail: gone ? t('The address answered that it is gone.') : t('Nothing arrived there for five days.'),
    to: '/studio/settings/webhooks',
  }),
  'retention.ahead': ({ count, goesAt }) => ({
    icon: CalendarClock,
    tone: 'text-warning',
    text: t('{count, plural, =1 {A video will go to the trash} other {# videos will go to the trash}}', { count }),
    detail: t('By the channel’s retention rules, from {day} on. Change the rules to keep them.', {
      day: shortDay(goesAt),
    }),
    to: '/studio/settings/retention',
  }),
  'account.new-device': ({ browser, system }) => ({
    icon: MonitorSmartphone,
    tone: 'text-warning',
    text: t('Signed in with {device}', { device: deviceInWords(browser, system) }),
    detail: t('Not you? End that session and change your password.'),
    to: '/studio/settings/security#sessions',
  }),
  'team.invited': ({ channel, role, invitedBy }) => ({
    icon: UserRoundPlus,
    tone: 'text-accent',
    text: tx('{name} asks you into the team of {channel} as {role}', {
      name: quoted(invitedBy || t('Somebody')),
      channel: quoted(channel),
      role: roleOf(role),
    }),
    detail: t('The letter in your inbox has the address to accept.'),
  }),
  'team.role-changed': ({ channel, role }) => ({
    icon: UserRoundCog,
    tone: 'text-accent',
    text: tx('Your role in {channel} is {role} now', { channel: quoted(channel), role: roleOf(role) }),
    to: '/studio/settings/team',
  }),
  'team.removed': ({ channel }) => ({
    icon: UserRoundMinus,
    tone: 'text-warning',
    text: tx('You are no longer in the team of {channel}', { channel: quoted(channel) }),
  }),
  'team.channel-deleted': ({ channel, restorableUntil }) => ({
    icon: Trash2,
    tone: 'text-warning',
    text: tx('The channel {channel} was deleted', { channel: quoted(channel) }),
    detail: t('Its owners can restore it until {day}.', { day: shortDay(restorableUntil) }),
    to: '/studio/settings/channel#deleted',
  }),
  'team.joined': ({ channel, name }) => ({
    icon: UserRoundPlus,
    tone: 'text-success',
    text: tx('{name} joined the team of {channel}', { name: quoted(name), channel: quoted(channel) }),
    to: '/studio/settings/team',
  }),
  'channel.verification-decided': ({ channel, state, reason }) => ({
    icon: state === 'approved' ? CircleCheck : CircleAlert,
    tone: state === 'approved' ? 'text-success' : 'text-warning',
    text: DECIDED[state](quoted(channel)),
    detail: reason || t('Its badge stands wherever its name does.'),
    to: '/studio/settings/channel#verification',
  }),
  'operator.reports-waiting': () => ({
    icon: Flag,
    tone: 'text-warning',
    text: t('Viewers have reported something'),
    detail: t('It waits for your decision.'),
    to: '/studio/settings/reports',
  }),
  'video.moderated': ({ videoId, title, what, category, message }) => ({
    icon: what === 'put-back' || what === 'age-lifted' ? CircleCheck : TriangleAlert,
    tone: what === 'put-back' || what === 'age-lifted' ? 'text-success' : 'text-danger',
    text: MODERATED[what](quoted(title)),
    detail: [category && reasonLabel(category), message].filter(Boolean).join(': ') || undefined,
    to: `/studio/content/${videoId}`,
  }),
  'report.decided': ({ title, decision }) => ({
    icon: Flag,
    tone: 'text-muted',
    text: tx('What you reported was looked at: {title}', { title: quoted(title) }),
    detail: reportDecided()[decision],
  }),
  'operator.verification-requested': ({ channel }) => ({
    icon: CircleAlert,
    tone: 'text-accent',
    text: tx('{channel} asks to be verified', { channel: quoted(channel) }),
    to: '/studio/settings/verification',
  }),
  'operator.invite-used': ({ name }) => ({
    icon: UserRoundPlus,
    tone: 'text-success',
    text: tx('{name} opened an account with your invitation', { name: quoted(name) }),
    to: '/studio/settings/people',
  }),
  'operator.jobs-failed': ({ queue, count }) => ({
    icon: TriangleAlert,
    tone: 'text-danger',
    text: t('{count, plural, =1 {A job was given up} other {# jobs were given up}}', { count }),
    detail: queueName(queue),
    to: '/studio/settings/jobs',
  }),
  'operator.disk-low': ({ freeBytes, totalBytes }) => ({
    icon: HardDrive,
    tone: 'text-danger',
    text: t('The disk is getting full'),
    detail: t('{free} of {total} were free.', { free: formatBytes(freeBytes), total: formatBytes(totalBytes) }),
    to: '/studio/settings/system',
  }),
}

/** `Firefox on Windows`; what is unknown is left out. */
export const deviceInWords = (browser: string | null, system: string | null): string =>
  browser && system ? t('{browser} on {system}', { browser, system }) : (browser ?? system ?? t('a new device'))

// Kind and payload belong together, which the union says and an index cannot.
export const wordsOf = (notice: Notice): Words => (WORDS[notice.kind] as (payload: unknown) => Words)(notice.payload)
