import { problem } from '#platform/problem.ts'

export const ChannelNotFound = problem('accounts.channel_not_found', 404, 'No such channel')
export const HandleTaken = problem('accounts.handle_taken', 409, 'This handle is taken')
export const KeyNotFound = problem('accounts.key_not_found', 404, 'No such API key')
export const SessionNotFound = problem('accounts.session_not_found', 404, 'No such session')
export const SignUpClosed = problem('accounts.sign_up_closed', 403, 'New accounts are not open here; ask the operator')
export const SetupCodeWrong = problem(
  'accounts.setup_code_wrong',
  403,
  'The first account needs the set-up code that was printed when the program first started',
)
export const ScopeMissing = problem('accounts.scope_missing', 403, 'This API key has not the scope for that')
export const InviteNotFound = problem('accounts.invite_not_found', 404, 'No such invitation')
export const InviteNeeded = problem(
  'accounts.invite_needed',
  403,
  'New accounts need an invitation here; ask the operator for an address',
)
export const MemberNotFound = problem('accounts.member_not_found', 404, 'Nobody of this team has that id')
export const MemberKept = problem('accounts.member_kept', 409, 'The team stays as it is')
export const AlreadyMember = problem('accounts.already_member', 409, 'This person is in the team already')
export const TeamFull = problem('accounts.team_full', 409, 'The team has as many people and invitations as it can have')
export const InvitationNotFound = problem('accounts.invitation_not_found', 404, 'No such invitation')
export const InvitationOver = problem('accounts.invitation_over', 409, 'This invitation is no longer good')
export const InvitationForOther = problem(
  'accounts.invitation_for_other',
  403,
  'This invitation is for another e-mail address',
)
