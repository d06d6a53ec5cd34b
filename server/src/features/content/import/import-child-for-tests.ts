// Runs one import in a process of its own, for a test that kills it: ENGINES and IMPORT are JSON and its id.

import { readConfig } from '../../../config.ts'
import { openContext } from '../../../open-context.ts'
import { runImport } from './run-import.ts'

const { ENGINES, IMPORT } = process.env
const config = readConfig({ ...process.env, LOG_LEVEL: 'error', PORT: '4999' }, process.cwd())
const { ctx, close } = await openContext(config, JSON.parse(String(ENGINES)), 'worker')
await runImport(ctx, String(IMPORT), new AbortController().signal)
await ctx.jobs.stop(0)
await close()
