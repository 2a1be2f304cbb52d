/** How mail programs name header fields when they quote or forward, in the languages that reach the desk. */
const fieldNames = {
  from: 'From|Von|发件人|寄件者|寄件人|發件人|差出人|De|Da|Van|От',
  date: 'Sent|Date|Gesendet|Datum|发送时间|发件时间|发送日期|日期|时间|寄件日期|傳送時間|送信日時|Envoyé|Enviado|Data|Fecha|Inviato|Verzonden|Дата',
  to: 'To|An|收件人|收件者|宛先|À|Para|Aan|Кому',
  cc: 'Cc|Kopie|抄送|抄送人|副本',
  subject: 'Subject|Betreff|主题|主題|主旨|件名|Objet|Asunto|Assunto|Oggetto|Onderwerp|Тема',
} as const

export type QuotedField = keyof typeof fieldNames

/** One regular expression for each field. Programs put stars, blanks and quotation marks around the name. */
const fieldPatterns = Object.entries(fieldNames).map(([field, names]) => ({
  field: field as QuotedField,
  pattern: new RegExp(`^[>\\s*|]{0,20}(?:${names})[*\\s]{0,20}[:：]\\s{0,200}(.*)$`, 'i'),
}))

/** What a line says, where it is a header field that a program quoted. */
export const quotedField = (line: string): { field: QuotedField; value: string } | undefined => {
  const short = line.slice(0, 1000)
  for (const { field, pattern } of fieldPatterns) {
    const value = pattern.exec(short)?.[1]
    if (value !== undefined) return { field, value: value.replace(/^\*\s*/, '').trim() }
  }
  return undefined
}

/** `-----Original Message-----`: all behind it is quoted. */
export const originalMark =
  /^\s{0,20}[-_]{2,40}\s{0,4}(original message|original appointment|reply message|ursprüngliche nachricht|originalnachricht|原始邮件|原始郵件|原邮件|回复的原邮件|回复邮件|元のメッセージ|message d['’]origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|исходное сообщение)\s{0,4}[-_]{2,40}\s{0,20}$/i

/** What programs write above a mail that they forward. */
export const forwardMark =
  /^\s{0,20}([-_]{2,40}\s{0,4}(forwarded message|forwarded mail|weitergeleitete nachricht|message transféré|转发的?邮件|转发邮件信息|轉寄的?郵件|forwarding messages|mensaje reenviado|转发的邮件信息)[^-_]{0,80}[-_]{2,40}|begin forwarded message\s{0,4}[:：]|anfang der weitergeleiteten nachricht\s{0,4}[:：]|开始转发的邮件\s{0,4}[:：]|下面是被转发的邮件\s{0,4}[:：]|début du message réexpédié\s{0,4}[:：])\s{0,20}$/i

/** A subject of what was forwarded. */
export const forwardSubject = /^\s*(fwd?|wg|转发|轉寄|tr|rv|i|enc|vs|doorst)\s*[:：]/i

/** A subject of what was answered: a forward within it is history. */
export const answerSubject = /^\s*(re|aw|antw|sv|odp|回复|回覆|答复|答覆)\s*(\[\d+\])?\s*[:：]/i

/** `On ... wrote:` over a quotation. */
export const attribution = [
  /^on\s.{6,300}\swrote\s?[:：]$/i,
  /^at\s\d{4}-\d.{6,300}\swrote\s?[:：]$/i,
  /^.{1,200}<[^<>\s]{3,254}>\s(wrote|schrieb(\sam\s.{6,80})?)\s?[:：]$/i,
  /^am\s.{6,300}\sschrieb\s?.{0,200}[:：]$/i,
  /^(在|于|於)\s?.{0,6}\d{2,4}.{4,300}(写道|寫道|写了|撰写)\s?[:：]$/,
  /^.{0,200}\d{4}\s?[年/.-]\s?\d{1,2}.{2,300}(写道|寫道|写了|来信)\s?[:：]$/,
  /^\d{4}\s?[年/.-].{6,300}(のメッセージ|작성|書きました)\s?[:：]$/,
  /^le\s.{6,300}\sa\sécrit\s?[:：]$/i,
  /^el\s.{6,300}\sescribió\s?[:：]$/i,
  /^il\s(giorno\s)?.{6,300}\sha\sscritto\s?[:：]$/i,
  /^em\s.{6,300}\sescreveu\s?[:：]$/i,
  /^op\s.{6,300}\sschreef\s.{1,200}[:：]$/i,
]

/** How programs sign by themselves: a line that nobody wrote. */
export const programSignature =
  /^(sent from (my |mail for |outlook|yahoo|samsung|proton|the )[^.!?]{0,60}|sent via [^.!?]{1,40}|get outlook for .{1,80}|von meinem .{1,40} gesendet|gesendet (von|mit) .{1,60}|diese nachricht wurde von mein.{1,60} gesendet|发自我的.{1,30}|來自我的.{1,30}|来自我的.{1,30}|发自.{0,10}(邮箱|手机|iphone|ipad|网易邮箱大师).{0,20}|从我的.{1,20}发送|從我的.{1,20}傳送|iphoneから送信|envoyé de mon .{1,40}|enviado desde mi .{1,40}|获取 ?outlook for .{1,40})$/i
