import { problem } from '#platform/problem.ts'

export const ImportNotFound = problem('content.import_not_found', 404, 'No such import')
export const SourceRefused = problem('content.import_source_refused', 422, 'Nothing can be imported from there')
export const ImportEnded = problem('content.import_ended', 409, 'The import has ended already')
export const NothingToImportAgain = problem('content.import_nothing_failed', 409, 'Nothing of this import has failed')
export const TooManyImports = problem('content.too_many_imports', 409, 'Other imports of this channel come first')

/** Why one file, or all of them, cannot come; a sentence for people. Another try finds the same. */
export class NotImportable extends Error {}

/** Other keys may find it otherwise: what has come already stays for them. */
export class KeysRefused extends NotImportable {}
