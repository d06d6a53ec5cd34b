import { checksumSource } from './checksum-source.ts'
import { cutSource } from './cut-source.ts'
import { drawStoryboard } from './draw-storyboard.ts'
import { drawWaveform } from './draw-waveform.ts'
import { makeAlbumPicture } from './make-album-picture.ts'
import { makeFirst, remuxFirst } from './make-first.ts'
import { makeLadder } from './make-ladder.ts'
import { makePicture } from './make-picture.ts'
import { makeThumbnail, suggestPictures } from './make-thumbnail.ts'
import { probeSource } from './probe-source.ts'
import { repackage } from './repackage.ts'
import { sweepFiles } from './sweep-files.ts'

/** One kind of job a file. */
export const handlers = [
  probeSource,
  remuxFirst,
  makeFirst,
  makeLadder,
  makeThumbnail,
  suggestPictures,
  makePicture,
  makeAlbumPicture,
  drawStoryboard,
  drawWaveform,
  cutSource,
  checksumSource,
  sweepFiles,
  repackage,
]
