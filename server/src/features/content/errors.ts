import { problem } from '#platform/problem.ts'

export const VideoNotFound = problem('content.video_not_found', 404, 'No such video')
export const NotDeletable = problem('content.not_deletable', 403, 'Your role in this channel cannot delete this video')
export const NotEditable = problem('content.not_editable', 403, 'Your role in this channel cannot change videos')
export const VideoTakenDown = problem(
  'content.taken_down',
  409,
  'Whoever runs this studio has taken the video down: it stays private',
)
/** Told to everybody who could watch it before. `category`, and no more. */
export const VideoGone = problem('content.video_taken_down', 410, 'This video was taken down')
/** Of what its creator has announced: `title`, `publishAt`. */
export const VideoNotYet = problem('content.video_not_yet', 404, 'This video is not there yet')
export const PublishTimeWrong = problem('content.publish_time', 400, 'It cannot be published at that time')
export const ChangedMeanwhile = problem('content.changed_meanwhile', 412, 'Somebody changed it meanwhile')
export const ChangeNotFound = problem('content.change_not_found', 404, 'No such change')
