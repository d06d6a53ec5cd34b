import type { Actor, Ctx } from '#platform/context.ts'

export type Client = { address: string; userAgent: string }
type Viewer = { viewer: string; bot: boolean }
type Recognise = (actor: Actor, client: Client) => Viewer | Promise<Viewer>

const known = new WeakMap<Ctx['database'], Recognise>()

/** Who counts plays says who a viewer is, so that an answer and a view are of the same one. Once per process. */
export const recogniseViewers = (ctx: Ctx, by: Recognise): void => void known.set(ctx.database, by)

export async function viewerOf(ctx: Ctx, client: Client): Promise<Viewer> {
  const recognise = known.get(ctx.database)
  if (!recognise) throw new Error('nobody has said how viewers are recognised: see registerAnalyticsRoutes')
  return recognise(ctx.actor, client)
}
