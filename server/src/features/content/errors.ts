import { problem } from '#platform/problem.ts'

export const VideoNotFound = problem('content.video_not_found', 404, 'No such video')
export const NotDeletable = problem('content.not_deletable', 403, 'Your role in this channel cannot delete this video')
export const NotEditable = problem('content.not_editable', 403, 'Your role in this channel cannot change videos')
