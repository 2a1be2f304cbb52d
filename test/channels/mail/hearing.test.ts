import { handsOver, keptOf, unread, useMails } from '../../promises/arriving-mails.ts'
import { hearsContract } from '../both-ways-suite.ts'

useMails()

const idOf = (name: string) => `${name}@weber.example`

hearsContract('mail', {
  says: async (text, { id, by = 'first', after }) => {
    const from = `${by}@weber.example`
    await handsOver({
      from,
      head: [
        `Message-ID: <${idOf(id)}>`,
        ...(after === undefined ? [] : [`In-Reply-To: <${idOf(after)}>`]),
        ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8'],
        'Content-Transfer-Encoding: base64',
      ],
      text: Buffer.from(text).toString('base64'),
    })
    if ((await unread()).length > 0) throw new Error('It ended on the list of unread mails.')
    const kept = await keptOf(from)
    return kept
      .filter((one) => one.mail?.messageId === idOf(id) && one.text === text)
      .map(({ hash, thread, sender }) => ({ text, dedupe: hash, thread, sender: sender.id }))
  },
})
