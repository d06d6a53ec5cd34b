import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input, Textarea } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { useSaveVideo } from './changes.ts'
import type { Video } from './queries.ts'

const TITLE_MAX = 100
const DESCRIPTION_MAX = 5000

type Draft = { title: string; description: string }

/** Title and description, saved together when the person says so; nothing typed is lost by leaving. */
export function DetailsForm({ video }: { video: Video }) {
  const [draft, setDraft] = useState<Draft>({ title: video.title, description: video.description })
  const save = useSaveVideo(video.id)
  const dirty = draft.title !== video.title || draft.description !== video.description
  const untitled = draft.title.trim() === ''
  const leaving = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: dirty, withResolver: true })

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!dirty || untitled || save.isPending) return
    const sent = { title: draft.title.trim(), description: draft.description }
    save.mutate(sent, {
      onSuccess: (saved) => {
        setDraft({ title: saved.title, description: saved.description })
        toast('Details saved', { tone: 'success' })
      },
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    submit()
  }
  const problem = save.error ? asProblem(save.error) : null
  const fieldProblem = (name: string) => problem?.fields.find((field) => field.path.endsWith(name))?.message ?? null
  const locked = !video.can.edit

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} className="flex flex-col gap-5" aria-label="Details">
      {locked && <Callout tone="info">Your role in this channel can look at videos, not change them.</Callout>}
      {problem && problem.fields.length === 0 && (
        <Callout tone="danger" title="The details were not saved">
          {problem.message} What you wrote is still here; try again.
        </Callout>
      )}
      <Field
        label="Title"
        aside={<Counter length={draft.title.length} max={TITLE_MAX} />}
        error={untitled ? 'A video needs a title; without one nobody finds it.' : fieldProblem('title')}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.title}
            maxLength={TITLE_MAX}
            readOnly={locked}
            dir="auto"
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Description"
        optional
        aside={<Counter length={draft.description.length} max={DESCRIPTION_MAX} />}
        error={fieldProblem('description')}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            value={draft.description}
            maxLength={DESCRIPTION_MAX}
            readOnly={locked}
            dir="auto"
            placeholder="What is it about? Links are fine."
            onChange={(event) => setDraft({ ...draft, description: event.target.value })}
          />
        )}
      </Field>
      {dirty && (
        <div
          data-foot-bar
          className="sticky bottom-[calc(64px+env(safe-area-inset-bottom))] z-10 flex animate-slide-up items-center justify-between gap-3 rounded-card bg-raised py-2.5 pe-2.5 ps-4 shadow-overlay md:bottom-4"
        >
          <p className="text-14 font-medium">Unsaved changes</p>
          <div className="flex gap-2">
            <Button
              variant="quiet"
              onClick={() => {
                setDraft({ title: video.title, description: video.description })
                save.reset()
              }}
            >
              Discard
            </Button>
            <Button
              type="submit"
              variant="primary"
              busy={save.isPending}
              unavailable={untitled ? 'Give it a title first' : null}
            >
              Save changes
            </Button>
          </div>
        </div>
      )}
      <Dialog
        open={leaving.status === 'blocked'}
        onOpenChange={(open) => !open && leaving.reset?.()}
        title="Leave without saving?"
        description="What you changed in the title or the description would be lost."
        footer={
          <>
            <Button onClick={() => leaving.proceed?.()}>Leave without saving</Button>
            <Button variant="primary" onClick={() => leaving.reset?.()}>
              Keep editing
            </Button>
          </>
        }
      />
    </form>
  )
}

/** Shown when the end comes near. */
function Counter({ length, max }: { length: number; max: number }) {
  if (length < max * 0.7) return null
  return (
    <span className="figures">
      {length} of {max}
    </span>
  )
}
