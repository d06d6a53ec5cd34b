export { forgetStones, toContinue } from './history.ts'
export { notInterested } from './not-interested/not-interested.ts'
export { progressOfMany } from './progress.ts'
export { Progress } from './schema.ts'
