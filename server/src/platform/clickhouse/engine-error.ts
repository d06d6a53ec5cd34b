/** An error in the words of ClickHouse, so that `@clickhouse/client` makes its typed error out of it. */
export class EngineError extends Error {
  override name = 'EngineError'
  readonly code: number
  readonly type: string

  constructor(type: keyof typeof codes, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = codes[type]
    this.type = type
  }
}

const codes = {
  UNSUPPORTED_METHOD: 1,
  NOT_IMPLEMENTED: 48,
  UNKNOWN_TYPE: 50,
  SYNTAX_ERROR: 62,
  UNKNOWN_DATABASE: 81,
  READONLY: 164,
  QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING: 216,
  ABORTED: 236,
  MEMORY_LIMIT_EXCEEDED: 241,
  TOO_MANY_BYTES: 307,
  QUERY_WAS_CANCELLED: 394,
  TOO_MANY_ROWS_OR_BYTES: 396,
  SETTING_CONSTRAINT_VIOLATION: 452,
  UNKNOWN_QUERY_PARAMETER: 456,
  BAD_QUERY_PARAMETER: 457,
  AUTHENTICATION_FAILED: 516,
  UNKNOWN_EXCEPTION: 1002,
} as const

/** The answer to an error: status, `X-ClickHouse-Exception-Code` and text as a ClickHouse server gives them. */
export function describeError(error: unknown): { status: number; code: number; text: string } {
  if (error instanceof EngineError) {
    return { status: statusOf(error.code), code: error.code, text: line(error.code, error.message, error.type) }
  }
  const message = error instanceof Error ? error.message : String(error)
  const code = Number(/^Code:\s*(\d+)/.exec(message)?.[1] ?? codes.UNKNOWN_EXCEPTION)
  const typed = /^Code:\s*\d+/.test(message) && /\([A-Z0-9_]{3,}\)/.test(message)
  return { status: statusOf(code), code, text: typed ? message : line(code, message, 'UNKNOWN_EXCEPTION') }
}

const line = (code: number, message: string, type: string) => `Code: ${code}. DB::Exception: ${message}. (${type})`

/** As exceptionCodeToHTTPStatus of ClickHouse has it, for the codes that occur here. */
function statusOf(code: number): number {
  if (code === 516) return 403
  if (code === 164) return 403
  if (code === 159) return 408
  if (code === 307) return 413
  if (code === 48) return 501
  if (code === 60 || code === 81) return 404
  if ([1, 6, 27, 38, 41, 43, 47, 50, 53, 62, 69, 70, 72, 115, 117, 216, 452, 456, 457].includes(code)) return 400
  return 500
}
