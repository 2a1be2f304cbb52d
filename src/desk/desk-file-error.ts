/** One thing that is wrong with a desk file, by the place where it stands. */
export interface DeskFileError {
  readonly path: string
  readonly detail: string
}
