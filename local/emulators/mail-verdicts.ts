import type { Verdict, Verdicts } from './mail-receipt.ts'

/** What every filter of spam takes for spam: https://spamassassin.apache.org/gtube/ */
const gtube = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'

/** What every scanner takes for a virus, in two pieces, lest one takes this file for it: https://www.eicar.org */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
/** The first line of a file that is it. */
const eicarInBase64 = Buffer.from(eicar).subarray(0, 57).toString('base64')

const toldVerdict = /^X-Local-Verdicts:[ \t]*([^\r\n]*)/im

/**
 * Nobody asks DNS on a laptop, so that nothing is known of who sent: GRAY. Where a test may tell them,
 * `X-Local-Verdicts: spf=FAIL dmarc=FAIL` does.
 */
export const verdictsOf = (raw: Buffer, isTold: boolean): Verdicts => {
  const isVirus = raw.includes(eicar) || raw.includes(eicarInBase64)
  return {
    spam: raw.includes(gtube) ? 'FAIL' : 'PASS',
    virus: isVirus ? 'FAIL' : 'PASS',
    spf: 'GRAY',
    dkim: 'GRAY',
    dmarc: 'GRAY',
    ...(isTold ? toldIn(raw) : {}),
  }
}

const toldIn = (raw: Buffer): Partial<Verdicts> => {
  const head = raw.subarray(0, 64 * 1024).toString('latin1')
  const told = toldVerdict.exec(head)?.[1] ?? ''
  return Object.fromEntries(
    [...told.matchAll(/\b(spam|virus|spf|dkim|dmarc)=(PASS|FAIL|GRAY|PROCESSING_FAILED)\b/g)].map(
      ([, name = '', verdict = '']) => [name, verdict as Verdict],
    ),
  )
}
