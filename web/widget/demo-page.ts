/**
 * A page of an invented company that has the widget, for the desk on a laptop: it is where one writes as a customer.
 * @param inbox the web chat's inbox, whose widget this desk serves
 */
export const demoPage = (inbox: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="robots" content="noindex"><title>暖线电视 · 一家人的客厅</title><style>${style}</style></head><body>
<header><a class="brand" href="#top"><span aria-hidden="true">暖</span>暖线电视</a>
<nav aria-label="主导航"><a href="#live">直播课</a><a href="#plans">套餐</a><a href="#help">帮助</a></nav></header>
<main id="top"><section class="hero"><div><h1>一家人的客厅，<br>从一块屏开始</h1>
<p>直播课、戏曲、纪录片和少儿频道，一个盒子全都有。遇到问题，右下角随时找我们，通常几分钟内就有人回复。</p>
<p><a class="main" href="#plans">查看套餐</a> <a class="more" href="#help">常见问题</a></p></div>
<div class="screen" aria-hidden="true"><i></i><b>正在直播</b><strong>清晨太极二十四式</strong><span>陈老师 · 07:30</span></div></section>
<section id="live"><h2>今天的直播课</h2><ul class="cards">
${lessons.map(([time, title, teacher]) => `<li><time>${time}</time><h3>${title}</h3><p>${teacher}</p></li>`).join('\n')}
</ul></section>
<section id="plans"><h2>套餐</h2><ul class="cards">
${plans.map(([name, price, what]) => `<li><h3>${name}</h3><p class="price">¥${price}<small> / 月</small></p><p>${what}</p></li>`).join('\n')}
</ul></section>
<section id="help"><h2>常见问题</h2>
${questions.map(([question, answer]) => `<details><summary>${question}</summary><p>${answer}</p></details>`).join('\n')}
</section></main>
<footer><p>暖线电视是虚构的公司。此页面用来试用在线客服：您在这里写的消息会进入本机的服务台。</p></footer>
<script src="/chat/${encodeURIComponent(inbox)}/widget.js" async></script>
</body></html>`

const lessons = [
  ['07:30', '清晨太极二十四式', '陈老师 · 初级'],
  ['10:00', '手机摄影：拍好家人的笑脸', '王老师 · 入门'],
  ['15:00', '家常菜：清蒸鲈鱼', '刘师傅 · 跟着做'],
  ['19:30', '越剧名段欣赏', '周老师 · 讲座'],
] as const

const plans = [
  ['基础', 19, '120 个频道，直播课每天 2 节'],
  ['全家', 39, '200 个频道，直播课不限，3 台设备同时观看'],
  ['全家高清', 59, '全家套餐的全部内容，4K 画质，含盒子一台'],
] as const

const questions = [
  [
    '直播课一直转圈怎么办？',
    '请先把盒子的电源拔掉，等十秒再插上。还不行的话，点右下角的按钮告诉我们。',
  ],
  ['可以退订吗？', '随时可以。当月已付的费用按天退回原账户。'],
  ['一个账号能几个人看？', '基础套餐 1 台设备，全家套餐 3 台设备同时观看。'],
] as const

const style = `
:root{color-scheme:light dark;--text:#26221c;--quiet:#6b6255;--page:#fbf8f3;--card:#fff;--line:#e6ded1;--main:#a8481a;--on:#fff;--warm:#f3e3cf}
@media(prefers-color-scheme:dark){:root{--text:#f0eae0;--quiet:#b5aa9a;--page:#191613;--card:#24201b;--line:#3b352d;--main:#f0a06a;--on:#24140a;--warm:#3a2b1c}}
*{box-sizing:border-box}html{scroll-behavior:smooth}@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--page);color:var(--text);font:17px/1.7 -apple-system,'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif}
header,main,footer{max-width:64rem;margin:0 auto;padding:0 1.5rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:center;justify-content:space-between;padding-top:1.25rem;padding-bottom:1.25rem}
.brand{display:flex;gap:.6rem;align-items:center;font-size:1.15rem;font-weight:600;color:inherit;text-decoration:none}
.brand span{display:grid;place-items:center;width:2.1rem;height:2.1rem;border-radius:.6rem;background:var(--main);color:var(--on)}
nav{display:flex;gap:1.5rem}nav a{color:var(--quiet);text-decoration:none}nav a:hover{color:var(--main)}
.hero{display:grid;grid-template-columns:1.1fr 1fr;gap:3rem;align-items:center;padding:2.5rem 0 3.5rem}
h1{margin:0 0 1rem;font-size:clamp(1.9rem,5vw,2.8rem);line-height:1.3;letter-spacing:.01em}h2{margin:0 0 1rem;font-size:1.4rem}h3{margin:0;font-size:1.05rem}
.hero p{color:var(--quiet)}.main{display:inline-block;padding:.6rem 1.5rem;border-radius:.7rem;background:var(--main);color:var(--on);font-weight:600;text-decoration:none}.more{margin-left:1rem;color:var(--main)}
.screen{position:relative;display:flex;flex-direction:column;justify-content:flex-end;aspect-ratio:16/10;padding:1.5rem;border:.6rem solid #2b2722;border-radius:1rem;background:linear-gradient(160deg,#e7a45f,#b4532a 55%,#5d2a1c);color:#fff;overflow:hidden}
.screen i{position:absolute;top:18%;right:16%;width:26%;aspect-ratio:1;border-radius:50%;background:#ffe3b3;opacity:.85}.screen b{align-self:flex-start;margin-bottom:auto;padding:.1rem .7rem;border-radius:1rem;background:#00000055;font-size:.8rem;font-weight:500}.screen strong{font-size:1.2rem}.screen span{font-size:.9rem}
section{padding-bottom:3rem}.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;margin:0;padding:0;list-style:none}
.cards li{padding:1.25rem;border:1px solid var(--line);border-radius:1rem;background:var(--card)}.cards p{margin:.3rem 0 0;color:var(--quiet);font-size:.95rem}.cards time{color:var(--main);font-weight:600}
.cards .price{color:var(--text);font-size:1.6rem;font-weight:600}.price small{font-size:.9rem;font-weight:400;color:var(--quiet)}
details{border-bottom:1px solid var(--line);padding:.8rem 0}summary{cursor:pointer;font-weight:600}details p{margin:.5rem 0 0;color:var(--quiet)}
footer{padding-top:1rem;padding-bottom:6rem;color:var(--quiet);font-size:.9rem}
:focus-visible{outline:3px solid var(--main);outline-offset:3px;border-radius:4px}
@media(max-width:720px){.hero{grid-template-columns:1fr;gap:2rem;padding-top:1rem}}
`
