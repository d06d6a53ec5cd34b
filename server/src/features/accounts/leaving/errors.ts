import { problem } from '#platform/problem.ts'

export const NoChannel = problem('accounts.no_channel', 409, 'You have no channel: make one first')
export const ChannelPurged = problem('accounts.channel_purged', 409, 'This channel is being deleted for good')
export const LastOperator = problem(
  'accounts.last_operator',
  409,
  'You are the only operator of this installation: without you nobody could run it, so your account stays',
)
export const ChannelsDiffer = problem(
  'accounts.channels_differ',
  409,
  'Channels that only you own go with your account: hand them over, or say that each of them goes too',
)
export const EmailDiffers = problem('accounts.email_differs', 409, 'This is not the e-mail address of your account')
export const AccountDeleted = problem(
  'auth.account_deleted',
  403,
  'This account was deleted; until it is gone for good you can bring it back',
)
