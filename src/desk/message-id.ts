/** What the outside knows one of our messages by: stable over every try. */
export const messageId = ({
  thread,
  episode,
  seq,
}: {
  readonly thread: string
  readonly episode: number
  readonly seq: number
}): string => `msg_${thread}_${episode}_${seq}`
