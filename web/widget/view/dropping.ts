/** Lets files be dropped anywhere on an element; it carries the class `dropping` while they are above it. */
export const watchDrops = (
  element: HTMLElement,
  onFiles: (files: readonly File[]) => void,
): void => {
  const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes('Files') === true
  const set = (isAbove: boolean) => element.classList.toggle('dropping', isAbove)
  element.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    set(true)
  })
  element.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) set(false)
  })
  element.addEventListener('drop', (event) => {
    set(false)
    if (!hasFiles(event)) return
    event.preventDefault()
    onFiles([...(event.dataTransfer?.files ?? [])])
  })
}
