import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Where no run has measured yet: the files that take longest, those that compute beside those that wait. */
const longest = [
  'test/crashes/crashes.test.ts',
  'test/journey/console.test.ts',
  'test/simulation/seeds.test.ts',
  'test/journey/dead-letters.test.ts',
  'test/journey/surveys.test.ts',
  'test/simulation/planted/planted.test.ts',
  'test/journey/chat-goes-on-by-mail.test.ts',
  'test/journey/console-looks.test.ts',
  'test/local/keeping-and-stopping.test.ts',
  'test/journey/mail.test.ts',
  'test/channels/mail-door-under-fire.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place < 0 ? longest.length : place
}

/** Begins with the long files, so that none of them runs alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
