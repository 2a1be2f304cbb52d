import type { Round } from './round.ts'

/** A round in a line, and each promise that it broke in one more. */
export const roundInWords = (round: Round, name: string): string => {
  const counts = Object.entries(round.counts).map(([what, count]) => `${count} ${what}`)
  const outcome = round.violations.length === 0 ? 'ok  ' : 'FAIL'
  return [
    `${outcome} ${name}, seed ${round.seed}, ${round.seconds.toFixed(1)} s: ${counts.join(', ')}`,
    ...round.kills.map((kill) => `       ${kill}`),
    ...round.violations.map(({ promise, seen }) => `     - ${promise}: ${seen}`),
    ...(round.violations.length === 0
      ? []
      : [`     kept: ${round.folder} (observed.json, desk.log, data/logs)`]),
  ].join('\n')
}
