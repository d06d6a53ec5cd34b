import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Progress } from './progress.ts'

/** One word after `npx studio`. A new one is a file that exports one of these, and a line in commands.ts. */
export type Command = {
  /** One line for the list of commands. */
  summary: string
  /** What `--help` shows, the usage first. */
  help: string
  options: ParseArgsOptionsConfig
  /** @throws {Refusal} with a sentence for the operator; anything else is a defect and shown with its stack */
  run(call: Call): Promise<void>
}

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>
export type Call = {
  /** Settings of the program, from the same environment. */
  config: Config
  env: Record<string, string | undefined>
  values: Values
  words: string[]
  progress: Progress
  /** Answers go to standard output: `text` for people, or `json` on one line where `--json` is given. */
  answer(text: string, json: unknown): void
  /** Fires at Ctrl-C and SIGTERM. What is under way may be left at any point; the next run goes on. */
  signal: AbortSignal
}

/** It cannot be done as things are; the sentence says what was found and what to do. Exit code 1. */
export class Refusal extends Error {}
/** The command line is not understood. Exit code 2. */
export class WrongUsage extends Error {}

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** @throws {WrongUsage} */
export function onlyWord(words: string[], name: string): string {
  const [word, ...more] = words
  if (!word) throw new WrongUsage(`${name} is missing.`)
  if (more.length > 0) throw new WrongUsage(`"${more[0]}" is one word too many.`)
  return word
}
