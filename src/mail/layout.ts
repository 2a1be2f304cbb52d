import { type Html, html } from '../platform/html.ts'

/** One column that every mail program shows: inline styles, no image, nothing to fetch. */
export const layout = (language: string, content: Html, footer: string | Html): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;background:#f4f5f7;color:#1c2430;font:16px/1.5 -apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px 16px"><div style="background:#fff;border-radius:8px;padding:24px">${content}</div>
<p style="color:#5b6472;font-size:13px;margin:16px 8px">${footer}</p></div></body></html>
`.source
