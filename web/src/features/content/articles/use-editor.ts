import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { IMAGE_TYPES, LARGEST_IMAGE, putImage } from './queries.ts'
import { around, type Edit, lines, link, nextLine, picture, type Selected } from './text-edits.ts'
import type { Command } from './toolbar.tsx'
import type { ArticleStore } from './use-article.ts'

const BY_KEY: Readonly<Record<string, Command>> = { b: 'bold', i: 'italic', k: 'link' }

/** What the text field of an article can do: signs around words, lists that go on, pictures that are dropped. */
export function useEditor(
  id: string,
  store: ArticleStore,
  { why, onImage }: { why: string | null; onImage: () => void },
) {
  const field = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [uploading, setUploading] = useState(0)
  const pictures = useRef(0)

  const selected = (): Selected => {
    const element = field.current
    const text = store.get().value
    return { text, from: element?.selectionStart ?? text.length, until: element?.selectionEnd ?? text.length }
  }
  const apply = (edit: Edit) => {
    const element = field.current
    if (!element) return
    element.focus()
    element.setSelectionRange(edit.from, edit.until)
    // The browser's own undo knows what is typed in this way; the other one is for browsers without it.
    const known =
      edit.insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, edit.insert)
    if (!known) element.setRangeText(edit.insert, edit.from, edit.until, 'end')
    store.change(element.value)
    element.setSelectionRange(edit.selectFrom, edit.selectUntil)
  }
  const run = (command: Command) => {
    if (command === 'image') chooser.current?.click()
    else if (command === 'link') apply(link(selected()))
    else if (command === 'bold') apply(around(selected(), '**', t('bold')))
    else if (command === 'italic') apply(around(selected(), '*', t('italic')))
    else if (command === 'code') apply(around(selected(), '`', t('code')))
    else apply(lines(selected(), command))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || why !== null) return
    const command =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && BY_KEY[event.key.toLowerCase()]
    const next =
      event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey ? nextLine(selected()) : null
    if (!command && !next) return
    event.preventDefault()
    // Ctrl K opens the palette everywhere else.
    event.stopPropagation()
    event.nativeEvent.stopImmediatePropagation()
    if (command) run(command)
    else if (next) apply(next)
  }

  /** A sign stands in its place until it is there, wherever the text goes on meanwhile. */
  async function add(file: File) {
    const wrong = !IMAGE_TYPES.includes(file.type)
      ? t('Only JPEG, PNG, WebP and AVIF pictures can be used.')
      : file.size > LARGEST_IMAGE
        ? t('It is larger than 10 MB. Save it smaller; 1600 pixels are enough.')
        : null
    if (wrong)
      return void toast(t('{name} was not added', { name: file.name || t('The picture') }), {
        tone: 'danger',
        detail: wrong,
      })
    const sign = `![${t('Uploading picture {number}…', { number: ++pictures.current })}]()`
    const { text, from, until } = selected()
    const before = from === 0 || text.slice(0, from).endsWith('\n\n') ? '' : text[from - 1] === '\n' ? '\n' : '\n\n'
    const insert = `${before}${sign}\n\n`
    apply({ from, until, insert, selectFrom: from + insert.length, selectUntil: from + insert.length })
    setUploading((n) => n + 1)
    const replace = (words: string) => store.change(store.get().value.replace(sign, () => words))
    try {
      const image = await putImage(id, file)
      replace(picture(image.id, ''))
      await store.save()
      onImage()
    } catch (thrown) {
      replace('')
      toast(t('{name} was not added', { name: file.name || t('The picture') }), {
        tone: 'danger',
        detail: asProblem(thrown).message,
      })
    }
    setUploading((n) => n - 1)
  }
  const addAll = (files: Iterable<File>) => {
    for (const file of files) void add(file)
  }
  return {
    field,
    chooser,
    uploading,
    run,
    addAll,
    handlers: {
      onKeyDown,
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files]
        if (why !== null || files.length === 0) return
        event.preventDefault()
        addAll(files)
      },
      onDragOver(event: DragEvent) {
        if (why !== null || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.stopPropagation() // the page takes files for videos
      },
      onDrop(event: DragEvent) {
        if (why !== null || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        addAll(event.dataTransfer.files)
      },
    },
  }
}
