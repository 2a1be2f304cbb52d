/** Plain and readable, light or dark as the reader's system is. */
export const pageStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent) }
body { font: 15px/1.55 system-ui, "PingFang SC", "Noto Sans SC", sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem }
header { border-bottom: 2px solid #e0653a; margin-bottom: 1.5rem }
h1 { margin: 0; font-size: 1.6rem } h1 small { font-weight: 400; opacity: .7; font-size: 1rem }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem } h2 [lang=zh], th [lang=zh] { font-weight: 400; opacity: .7 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
pre, code { font: 13px/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace }
pre { background: color-mix(in srgb, currentColor 7%, transparent); padding: .6rem .8rem; border-radius: 6px; overflow-x: auto; margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere }
a { color: #c2471c } @media (prefers-color-scheme: dark) { a { color: #ff9a6b } }
.none { opacity: .6 }
`
