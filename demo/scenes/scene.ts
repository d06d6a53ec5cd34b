export type Size = { width: number; height: number }

/** Paints the picture at `t` seconds into `canvas`, one 32-bit word a pixel, row by row. */
export type Painter = (canvas: Uint32Array, t: number) => void

/** @param seed changes shapes and places @param look one of the scene's own palettes, counted from 0 */
export type Scene = (size: Size, options: { seed: number; look: number }) => Painter

export const pick = <T>(items: readonly [T, ...T[]], index: number): T => items[index % items.length] ?? items[0]
