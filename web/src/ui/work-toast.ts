import { currentToasts, dismissToast, entryOf, nextToastId, putToast, type ToastOptions } from './toast.ts'

/** A notice of work under way: it stays, and its words change, until it is told how the work ended. */
export function workToast(text: string, options: ToastOptions = {}) {
  let id = nextToastId()
  putToast(entryOf(id, text, { percent: null, lasts: Number.POSITIVE_INFINITY, ...options }))
  return {
    change: (text: string, options: ToastOptions = {}) => {
      // Who dismissed it does not want it back before there is news.
      if (currentToasts().some((each) => each.id === id))
        putToast(entryOf(id, text, { percent: null, lasts: Number.POSITIVE_INFINITY, ...options }))
    },
    end: (text: string, options: ToastOptions = {}) => {
      dismissToast(id)
      id = nextToastId()
      putToast(entryOf(id, text, options))
    },
  }
}
