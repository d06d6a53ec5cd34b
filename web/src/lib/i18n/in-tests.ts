import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Compiled } from './format-message.ts'
import { compileWith } from './t.ts'

// Imported for this alone. The library's tokens are those of `Compiled`, with kinds of values that nothing here uses.
compileWith((message) => compileMessage(message) as Compiled)
