/** A raw mail of text and bytes. Line ends in text become CRLF, as on the wire; bytes stay as they are. */
export const raw = (
  strings: TemplateStringsArray,
  ...values: readonly (string | Uint8Array)[]
): Buffer =>
  Buffer.concat(
    strings.flatMap((text, index) => {
      const value = values[index]
      return [
        wire(text),
        typeof value === 'string' ? wire(value) : Buffer.from(value ?? new Uint8Array()),
      ]
    }),
  )

const wire = (text: string): Buffer => Buffer.from(text.replace(/\r?\n/g, '\r\n'))

/** The header that most of the corpus shares. */
export const head = (subject: string, more = ''): string =>
  `From: Li Na <li.na@example.com>
To: Help <help@desk.example>
Subject: ${subject}
Date: Sat, 03 Jan 2026 15:00:00 +0800
Message-ID: <${subject.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}@example.com>
${more}MIME-Version: 1.0
`
