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
import { queueName } from '#web/features/operations/queue-names.ts'
import { reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { shortDay } from '#web/lib/format-day.ts'
import { exactNumber } from '#web/lib/format-number.ts'
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
  'taken-down': (title) => <>{title} was taken down</>,
  'age-restricted': (title) => <>{title} is for adults now</>,
  'put-back': (title) => <>{title} was put back</>,
  'age-lifted': (title) => <>{title} is for everybody again</>,
}
const REPORT_DECIDED: Record<PayloadOf<'report.decided'>['decision'], string> = {
  nothing: 'Nothing was found that is against the rules here.',
  'age-restricted': 'It is for adults only now. Thank you.',
  'taken-down': 'It was taken down. Thank you.',
  'sentence-removed': 'The sentence was removed. Thank you.',
}

type ByKind = { [K in Notice['kind']]: (payload: Extract<Notice, { kind: K }>['payload']) => Words }

const WORDS: ByKind = {
  'video.ready': ({ videoId, title }) => ({
    icon: CircleCheck,
    tone: 'text-success',
    text: <>{quoted(title)} can be watched</>,
    to: `/studio/content/${videoId}`,
  }),
  'video.failed': ({ videoId, title, reason }) => ({
    icon: CircleAlert,
    tone: 'text-danger',
    text: <>{quoted(title)} could not be processed</>,
    detail: reason || 'The file was kept; you can try again.',
    to: `/studio/content/${videoId}`,
  }),
  'video.published': ({ videoId, title }) => ({
    icon: Globe,
    tone: 'text-success',
    text: <>{quoted(title)} was published as scheduled</>,
    to: `/studio/content/${videoId}`,
  }),
  'channel.video': ({ videoId, title, channel }) => ({
    icon: Clapperboard,
    tone: 'text-accent',
    text: (
      <>
        {quoted(channel)} published {quoted(title)}
      </>
    ),
    to: `/watch/${videoId}`,
  }),
  'video.views': ({ videoId, title, views }) => ({
    icon: Eye,
    tone: 'text-accent',
    text:
      views === 1 ? (
        <>{quoted(title)} has its first view</>
      ) : (
        <>
          {quoted(title)} has {exactNumber(views)} views
        </>
      ),
    to: `/studio/content/${videoId}`,
  }),
  'upload.given-up': ({ title }) => ({
    icon: UploadCloud,
    tone: 'text-warning',
    text: <>The upload of {quoted(title)} was given up</>,
    detail: 'Nobody went on with it for 30 days. Upload the file again if you still want it.',
  }),
  'webhook.off': ({ channel, host, gone }) => ({
    icon: TriangleAlert,
    tone: 'text-danger',
    text: (
      <>
        The webhook to {host} of {quoted(channel)} was switched off
      </>
    ),
    detail: gone ? 'The address answered that it is gone.' : 'Nothing arrived there for five days.',
    to: '/studio/settings/webhooks',
  }),
  'retention.ahead': ({ count, goesAt }) => ({
    icon: CalendarClock,
    tone: 'text-warning',
    text: count === 1 ? 'A video will go to the trash' : `${exactNumber(count)} videos will go to the trash`,
    detail: `By the channel’s retention rules, from ${shortDay(goesAt)} on. Change the rules to keep them.`,
    to: '/studio/settings/retention',
  }),
  'account.new-device': ({ browser, system }) => ({
    icon: MonitorSmartphone,
    tone: 'text-warning',
    text: <>Signed in with {deviceInWords(browser, system)}</>,
    detail: 'Not you? End that session and change your password.',
    to: '/studio/settings/security#sessions',
  }),
  'team.invited': ({ channel, role, invitedBy }) => ({
    icon: UserRoundPlus,
    tone: 'text-accent',
    text: (
      <>
        {quoted(invitedBy || 'Somebody')} asks you into the team of {quoted(channel)} as {role}
      </>
    ),
    detail: 'The letter in your inbox has the address to accept.',
  }),
  'team.role-changed': ({ channel, role }) => ({
    icon: UserRoundCog,
    tone: 'text-accent',
    text: (
      <>
        Your role in {quoted(channel)} is {role} now
      </>
    ),
    to: '/studio/settings/team',
  }),
  'team.removed': ({ channel }) => ({
    icon: UserRoundMinus,
    tone: 'text-warning',
    text: <>You are no longer in the team of {quoted(channel)}</>,
  }),
  'team.channel-deleted': ({ channel, restorableUntil }) => ({
    icon: Trash2,
    tone: 'text-warning',
    text: <>The channel {quoted(channel)} was deleted</>,
    detail: `Its owners can restore it until ${shortDay(restorableUntil)}.`,
    to: '/studio/settings/channel#deleted',
  }),
  'team.joined': ({ channel, name }) => ({
    icon: UserRoundPlus,
    tone: 'text-success',
    text: (
      <>
        {quoted(name)} joined the team of {quoted(channel)}
      </>
    ),
    to: '/studio/settings/team',
  }),
  'channel.verification-decided': ({ channel, state, reason }) => ({
    icon: state === 'approved' ? CircleCheck : CircleAlert,
    tone: state === 'approved' ? 'text-success' : 'text-warning',
    text: (
      <>
        {quoted(channel)}{' '}
        {state === 'approved' ? 'is verified' : state === 'refused' ? 'was not verified' : 'is no longer verified'}
      </>
    ),
    detail: reason || 'Its badge stands wherever its name does.',
    to: '/studio/settings/channel#verification',
  }),
  'operator.reports-waiting': () => ({
    icon: Flag,
    tone: 'text-warning',
    text: 'Viewers have reported something',
    detail: 'It waits for your decision.',
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
    text: <>What you reported was looked at: {quoted(title)}</>,
    detail: REPORT_DECIDED[decision],
  }),
  'operator.verification-requested': ({ channel }) => ({
    icon: CircleAlert,
    tone: 'text-accent',
    text: <>{quoted(channel)} asks to be verified</>,
    to: '/studio/settings/verification',
  }),
  'operator.invite-used': ({ name }) => ({
    icon: UserRoundPlus,
    tone: 'text-success',
    text: <>{quoted(name)} opened an account with your invitation</>,
    to: '/studio/settings/people',
  }),
  'operator.jobs-failed': ({ queue, count }) => ({
    icon: TriangleAlert,
    tone: 'text-danger',
    text: <>{count === 1 ? 'A job was' : `${exactNumber(count)} jobs were`} given up</>,
    detail: queueName(queue),
    to: '/studio/settings/jobs',
  }),
  'operator.disk-low': ({ freeBytes, totalBytes }) => ({
    icon: HardDrive,
    tone: 'text-danger',
    text: 'The disk is getting full',
    detail: `${formatBytes(freeBytes)} of ${formatBytes(totalBytes)} were free.`,
    to: '/studio/settings/system',
  }),
}

/** `Firefox on Windows`; what is unknown is left out. */
export const deviceInWords = (browser: string | null, system: string | null): string =>
  browser && system ? `${browser} on ${system}` : (browser ?? system ?? 'a new device')

// Kind and payload belong together, which the union says and an index cannot.
export const wordsOf = (notice: Notice): Words => (WORDS[notice.kind] as (payload: unknown) => Words)(notice.payload)
