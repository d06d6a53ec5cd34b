import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { ownRow } from '../captions/read-captions.ts'
import { toCell } from '../csv/cells.ts'
import { LEAST_ANSWERS } from './answer.ts'
import { correctOf, isRight, itemOf, optionsOf, promptOf } from './item.ts'
import * as queries from './queries.ts'
import type { Interaction, InteractionResult } from './schema.ts'

type Result = z.infer<typeof InteractionResult>

/**
 * How each was answered, in the order of time; below it the texts it had before, and what was taken off.
 * @throws {VideoNotFound | NotAllowed}
 */
export async function interactionResults(ctx: Ctx, videoId: string): Promise<Result[]> {
  const video = await ownRow(ctx, videoId)
  accounts.requireMay(ctx.actor, video.channel_id, 'analytics.read')
  const [rows, former, tallies] = await Promise.all([
    queries.interactionsOf(ctx, videoId),
    queries.revisionsOf(ctx, videoId),
    queries.tallies(ctx, videoId),
  ])
  const of = (id: string, revision: number) =>
    tallies.filter((tally) => tally.interaction_id === id && tally.revision === revision)
  const inTime = rows.sort((a, b) => Number(a.at_ms) - Number(b.at_ms) || a.rank - b.rank)
  return inTime.flatMap((row) => {
    const state = row.deleted_at ? ('removed' as const) : ('present' as const)
    const present = resultOf(itemOf(row), { revision: row.revision, state }, of(row.id, row.revision))
    const before = former
      .filter((each) => each.interaction_id === row.id && each.revision !== row.revision)
      .map((each) =>
        resultOf(
          itemOf({ ...each, id: row.id, at_ms: row.at_ms }),
          { revision: each.revision, state: row.deleted_at ? 'removed' : 'changed' },
          of(row.id, each.revision),
        ),
      )
    return [present, ...before]
  })
}

function resultOf(
  item: Interaction,
  { revision, state }: Pick<Result, 'revision' | 'state'>,
  all: readonly queries.Tally[],
): Result {
  const tallies = all.filter(({ apart }) => !apart)
  const answers = tallies.filter(({ option_ids }) => option_ids !== null)
  const count = (rows: readonly queries.Tally[]) => rows.reduce((sum, row) => sum + row.viewers, 0)
  const answered = count(answers)
  const share = (n: number) => (answered < LEAST_ANSWERS ? null : n / answered)
  const correct = correctOf(item)
  const right = count(answers.filter(({ option_ids }) => isRight(item, option_ids ?? []) === true))
  return {
    interactionId: item.id,
    revision,
    state,
    kind: item.kind,
    atMs: item.atMs,
    prompt: promptOf(item),
    shown: count(tallies),
    answered,
    attempts: answers.reduce((sum, row) => sum + row.attempts, 0),
    apart: count(all.filter(({ apart, option_ids }) => apart && option_ids !== null)),
    right: correct.length > 0 ? { count: right, share: share(right) } : null,
    options: optionsOf(item).map(({ id, text }) => {
      const chosen = count(answers.filter(({ option_ids }) => option_ids?.includes(id)))
      return { id, text, correct: correct.includes(id), count: chosen, share: share(chosen) }
    }),
    sample: sampleOf(answered),
  }
}

const sampleOf = (n: number): Result['sample'] =>
  n === 0 ? 'none' : n < LEAST_ANSWERS ? 'noise' : n < 30 ? 'directional' : n < 100 ? 'readable' : 'solid'

const COLUMNS = [
  'seconds',
  'kind',
  'text',
  'state',
  'revision',
  'shown',
  'answered',
  'attempts',
  'option',
  'correct',
  'count',
  'percent',
]

/** One line per option; of what has none, one with the figures alone. @throws as `interactionResults` */
export async function resultsAsCsv(ctx: Ctx, videoId: string): Promise<string> {
  const results = await interactionResults(ctx, videoId)
  const lines = results.flatMap((each) => {
    const { atMs, kind, prompt, state, revision, shown, answered, attempts } = each
    const common = [atMs / 1000, kind, toCell(prompt), state, revision, shown, answered, attempts]
    if (each.options.length === 0) return [[...common, '', '', '', '']]
    return each.options.map(({ text, correct, count, share }) => [
      ...common,
      toCell(text),
      each.right ? String(correct) : '',
      count,
      share === null ? '' : Math.round(share * 1000) / 10,
    ])
  })
  return `\ufeff${stringify([COLUMNS, ...lines], { record_delimiter: 'windows' })}`
}
