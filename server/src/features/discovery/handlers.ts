import { on } from '#platform/jobs.ts'
import { MakeList } from './jobs.ts'
import { moveUpAndDown } from './keep/keep-up.ts'
import { makePopular, makeTrending, makeWentOn } from './lists/make-lists.ts'

const MAKE = { trending: makeTrending, popular: makePopular, went_on: makeWentOn, ladder: moveUpAndDown }

export const handlers = [on(MakeList, (ctx, { list }, { signal }) => MAKE[list](ctx, signal))]
