import { problem } from '#platform/problem.ts'

export const VideoNotFound = problem('content.video_not_found', 404, 'No such video')
export const NotDeletable = problem('content.not_deletable', 403, 'Your role in this channel cannot delete this video')
export const NotEditable = problem('content.not_editable', 403, 'Your role in this channel cannot change videos')
export const PublishTimeWrong = problem('content.publish_time', 400, 'It cannot be published at that time')
export const ChangedMeanwhile = problem('content.changed_meanwhile', 412, 'Somebody changed it meanwhile')
export const ChangeNotFound = problem('content.change_not_found', 404, 'No such change')
