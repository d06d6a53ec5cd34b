import { type Call, Refusal } from './command.ts'

export async function moveFilesToS3(_call: Call, _data: string): Promise<void> {
  throw new Refusal('Files stay in STUDIO_DATA with this release.')
}
