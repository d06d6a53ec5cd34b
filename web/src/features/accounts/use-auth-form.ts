import { type FormEvent, useState } from 'react'
import { authProblemInWords } from './auth-words.ts'

/** One try at a time; the last failure in words until the next try. */
export function useAuthForm(submit: (form: FormData) => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await submit(new FormData(event.currentTarget))
    } catch (thrown) {
      setProblem(authProblemInWords(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, onSubmit }
}

/** A text field of a form, by name. */
export const field = (form: FormData, name: string): string => String(form.get(name) ?? '')
