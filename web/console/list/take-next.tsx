import { useMutation, useQueryClient } from '@tanstack/react-query'
import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import { faultText } from '../parts/fault-text.ts'
import { goToConversation } from '../parts/place.ts'
import { useWords } from '../words/use-words.ts'

/** Takes the most urgent case of the first of these teams that has one, and opens it. */
const takeFrom = async (teams: readonly string[]): Promise<string | undefined> => {
  for (const team of teams) {
    const { conversation } = found(
      await desk.POST('/v1/teams/{team}/take-next', {
        params: { path: { team }, header: freshKey() },
      }),
    )
    if (conversation !== undefined) return conversation
  }
  return undefined
}

/** By hand what the desk does by itself for who is online: for who wants one more, or is away and wants one. */
export const TakeNext = ({ teams }: { readonly teams: readonly string[] }) => {
  const words = useWords()
  const client = useQueryClient()
  const taking = useMutation({
    mutationFn: () => takeFrom(teams),
    onSuccess: (conversation) => {
      void client.invalidateQueries({ queryKey: ['list'] })
      if (conversation !== undefined) goToConversation(conversation)
    },
  })
  const said =
    taking.error === null
      ? taking.isSuccess && taking.data === undefined
        ? words.nothingToTake
        : undefined
      : faultText(taking.error, words)
  return (
    <div className="take">
      <button
        type="button"
        id="take-next"
        disabled={taking.isPending}
        onClick={() => taking.mutate()}
      >
        {words.takeNext}
      </button>
      {said !== undefined && (
        <span className="quiet" role="status">
          {said}
        </span>
      )}
    </div>
  )
}
