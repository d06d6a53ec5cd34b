import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { requireFresh } from './fresh.ts'
import { PERMISSIONS } from './roles.ts'
import { changeRole, removeMember, team } from './team.ts'
import { acceptInvitation, invite, inviteAgain, lookAtInvitation, takeBack } from './team-invitations.ts'
import { ROLES } from './team-policy.ts'
import { Invitation, InvitationLook, MemberPatch, NewInvitation, Roles, Team, Token } from './team-schema.ts'

const ChannelId = z.uuid().transform((id) => id.toLowerCase())
const OfChannel = z.object({ id: ChannelId })
const OfMember = z.object({ id: ChannelId, userId: ChannelId })
const OfInvitation = z.object({ id: ChannelId, invitationId: z.uuid() })

export function registerTeamRoutes(app: App) {
  app.get('/api/roles', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listRoles',
      tags: ['team'],
      summary: 'What each role may do, and which scope an API key needs for it',
      response: answers({ 200: Roles }),
    },
    handler: async () => ({
      roles: [...ROLES],
      permissions: Object.entries(PERMISSIONS).map(([name, { doing, roles, scope }]) => ({
        name,
        doing,
        roles: [...roles],
        scope,
      })),
    }),
  })
  app.get('/api/channels/:id/members', {
    config: { permission: 'team.read' },
    schema: {
      operationId: 'listMembers',
      tags: ['team'],
      summary: 'The team, who came first stands first, and whom it waits for',
      params: OfChannel,
      response: answers({ 200: Team }),
    },
    handler: (req) => team(req.ctx, req.params.id),
  })
  app.post('/api/channels/:id/members', {
    config: { permission: 'team.manage' },
    schema: {
      operationId: 'inviteMember',
      tags: ['team'],
      summary: 'Asks somebody into the team by a letter that is good for seven days',
      params: OfChannel,
      body: NewInvitation,
      response: answers({ 201: Invitation }),
    },
    handler: async (req, reply) => reply.code(201).send(await invite(req.ctx, req.params.id, req.body)),
  })
  app.patch('/api/channels/:id/members/:userId', {
    config: { permission: 'team.manage' },
    schema: {
      operationId: 'changeMember',
      tags: ['team'],
      summary: 'Another role; to make somebody an owner one must have signed in within the last minutes',
      params: OfMember,
      body: MemberPatch,
      response: answers({ 200: Team }),
    },
    handler: async (req) => {
      const { id, userId } = req.params
      const { role } = req.body
      await changeRole(req.ctx, { channelId: id, userId }, role, () => requireFresh(req.ctx))
      return team(req.ctx, id)
    },
  })
  app.delete('/api/channels/:id/members/:userId', {
    config: { permission: 'team.manage' },
    schema: {
      operationId: 'removeMember',
      tags: ['team'],
      summary: 'Out of the team, at once; with one’s own id: leaves it, which everybody may',
      params: OfMember,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await removeMember(req.ctx, { channelId: req.params.id, userId: req.params.userId })
      return reply.code(204).send(null)
    },
  })
  app.post('/api/channels/:id/invitations/:invitationId/resend', {
    config: { permission: 'team.manage' },
    schema: {
      operationId: 'resendInvitation',
      tags: ['team'],
      summary: 'A new letter; the one before stops working',
      params: OfInvitation,
      response: answers({ 200: Invitation }),
    },
    handler: (req) => inviteAgain(req.ctx, req.params.id, req.params.invitationId),
  })
  app.delete('/api/channels/:id/invitations/:invitationId', {
    config: { permission: 'team.manage' },
    schema: {
      operationId: 'revokeInvitation',
      tags: ['team'],
      params: OfInvitation,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await takeBack(req.ctx, req.params.id, req.params.invitationId)
      return reply.code(204).send(null)
    },
  })

  app.get('/api/invitations', {
    config: { permission: 'public' },
    schema: {
      operationId: 'lookAtInvitation',
      tags: ['team'],
      summary: 'What a letter invites to, for whoever holds it',
      querystring: z.object({ token: Token }),
      response: answers({ 200: InvitationLook }),
    },
    handler: (req) => lookAtInvitation(req.ctx, req.query.token),
  })
  app.post('/api/invitations/accept', {
    config: { permission: 'own' },
    schema: {
      operationId: 'acceptInvitation',
      tags: ['team'],
      summary: 'Joins the team; the letter works once',
      body: z.object({ token: Token }),
      response: answers({ 200: z.object({ channelId: z.uuid() }) }),
    },
    handler: (req) => acceptInvitation(req.ctx, req.body.token),
  })
}
