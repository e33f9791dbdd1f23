/** The style sheet of every page: one column, aligned figures, readable in print and in the dark. */
export const style = `
:root{color-scheme:light dark;--ink:#1a1d21;--muted:#5c636b;--paper:#fff;--band:#f3f4f6;--line:#dcdfe4;--more:#0072b2;--less:#b8500a;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e9ebee;--muted:#a7aeb6;--paper:#15181b;--band:#1f2428;--line:#373d43;--more:#56b4e9;--less:#f0a15e;--link:#7cc0f5}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
footer{padding-bottom:4rem}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem .75rem;outline:2px solid var(--link)}
h1{font-size:clamp(1.6rem,1.1rem + 2vw,2.4rem);line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:.25rem 0 1.5rem;max-width:32em;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;font-weight:650;letter-spacing:-.005em;margin:3.25rem 0 .5rem;padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:1.05rem;font-weight:650;margin:2.5rem 0 .25rem}
p{margin:.4rem 0 .9rem;max-width:46em}
.context,.quiet{color:var(--muted);font-size:.875rem}
.context{margin:0}
.lead{font-size:1.1rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1.25rem 2rem;margin:0 0 1.5rem;padding:1.1rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.figures dt{color:var(--muted);font-size:.85rem}
.figures dd{margin:0;font-size:1.55rem;font-weight:600;line-height:1.25;letter-spacing:-.01em}
.figures dd+dd{font-size:.85rem;font-weight:400;color:var(--muted);letter-spacing:0;line-height:1.4}
.warning{border-left:4px solid var(--less);padding:.3rem 0 .3rem .9rem;margin:0 0 1rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.5rem 0 0;font-size:.9rem}
figure{margin:1rem 0 1.25rem}
figcaption{color:var(--muted);font-size:.85rem;max-width:52em;margin-top:.35rem}
.scroll{overflow-x:auto;margin-bottom:1rem}
figure .scroll{margin-bottom:0}
.scroll:focus-visible,button:focus-visible,input:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.chart{display:block;width:100%;max-width:760px;min-width:620px;height:auto;color:var(--ink)}
.chart text{font-variant-numeric:tabular-nums}
table{border-collapse:collapse;font-size:.85rem;line-height:1.35;min-width:100%}
caption{text-align:left;color:var(--muted);padding:0 0 .4rem}
th,td{padding:.36rem .8rem .36rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{border-bottom:1px solid var(--ink);vertical-align:bottom;font-weight:600}
tbody th{font-weight:500;overflow-wrap:break-word;min-width:8rem;max-width:20rem}
td{max-width:28rem;overflow-wrap:break-word}
.number{text-align:right;white-space:nowrap}
thead .number{white-space:normal}
.overview{min-width:0;font-size:.95rem}
.overview td,.overview th{padding-right:1.75rem}
.answers{margin:1rem 0 1.25rem;display:grid;grid-template-columns:max-content 1fr;gap:.45rem 1.25rem}
.answers dt{color:var(--muted)}
.answers dd{margin:0;max-width:44em}
.word{white-space:nowrap}
.number+:not(.number){padding-left:.5rem}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.none{color:var(--muted)}
.indent{padding-left:1.1rem;color:var(--muted)}
tbody tr:hover{background:var(--band)}
th button{all:unset;cursor:pointer;font:inherit;font-weight:600}
th button:focus-visible{outline:2px solid var(--link);outline-offset:2px}
th button::after{content:"\\2195";color:var(--muted);font-weight:400;padding-left:.25em;opacity:.55}
th[aria-sort=ascending] button::after{content:"\\2191";opacity:1;color:var(--ink)}
th[aria-sort=descending] button::after{content:"\\2193";opacity:1;color:var(--ink)}
.tools{display:none;align-items:baseline;gap:.75rem;margin:.25rem 0 .5rem;font-size:.85rem}
.live .tools{display:flex}
html:not(.live) th button::after{content:none}
.tools input{font:inherit;padding:.25rem .5rem;border:1px solid var(--muted);border-radius:4px;background:var(--paper);color:var(--ink);min-width:14rem}
.tools output{color:var(--muted)}
.more{color:var(--more);font-weight:600}
.less{color:var(--less);font-weight:600}
details{margin:.6rem 0;font-size:.9rem}
summary{cursor:pointer;color:var(--muted)}
details ul,.plain{padding-left:1.1rem;margin:.4rem 0}
.plain li{max-width:46em}
.words{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;font-size:.9rem;margin:.5rem 0}
.words dt{font-weight:600}
.words dd{margin:0;max-width:44em}
figure.plane{margin:0}
.plane .chart{min-width:0;max-width:26rem}
.label{font-size:1.45rem;font-weight:650;letter-spacing:-.01em;margin:.4rem 0 .1rem}
.halves{display:grid;grid-template-columns:minmax(0,26rem) 1fr;gap:1rem 2rem;align-items:center;margin:.5rem 0 1rem}
.halves .answers{grid-template-columns:1fr;gap:0}
.halves .answers dd{margin-bottom:.7rem}
.competencies td:nth-child(2){min-width:9.5rem}
.competencies td:nth-child(3){width:60%;max-width:none}
.strip{display:block;margin-top:.15rem}
.quotes{list-style:none;margin:0;padding:0}
.quotes li{margin:0 0 .35rem;padding-left:1.6rem;position:relative}
.quotes .quiet{font-size:inherit}
.point{position:absolute;left:0;font-weight:650}
@media (max-width:40rem){.halves{grid-template-columns:1fr}}
@media (max-width:40rem){.overview{font-size:.82rem}.overview td,.overview th{padding-right:.6rem}.overview tbody th{min-width:0}.overview td:last-child{min-width:7.5rem}.indent{padding-left:.6rem}.answers{grid-template-columns:1fr;gap:0}.answers dd{margin-bottom:.6rem}header{padding-top:1.5rem}.words{grid-template-columns:1fr}.words dd{margin-bottom:.5rem}.figures{grid-template-columns:1fr 1fr;gap:1rem}.figures dd{font-size:1.25rem}}
@media print{
:root{color-scheme:light;--ink:#000;--muted:#444;--paper:#fff;--band:#eee;--line:#bbb;--more:#0072b2;--less:#b8500a;--link:#000}
@page{margin:16mm 14mm}
body{font-size:10.5pt}
main,header,footer{max-width:none;padding:0}
header{padding-top:0}
nav,.tools,.skip,th button::after{display:none!important}
.scroll{overflow:visible}
.chart{min-width:0}
table{font-size:8pt}
th,td{padding-right:.5rem}
tbody th{min-width:0}
h2,h3,caption,.lead{break-after:avoid;break-inside:avoid}
.figures{grid-template-columns:repeat(4,1fr)}
figure,tr,.figures,.warning{break-inside:avoid}
thead{display:table-header-group}
section.sheet{break-before:page}
.quotes .anchor,.quotes br{display:none}
.sheet .plain,.sheet details{font-size:8.5pt;margin:.2rem 0}
.sheet .label{margin:0}
.sheet .lead{font-size:10pt;margin:.1rem 0 .3rem}
.competencies th,.competencies td{padding-top:.15rem;padding-bottom:.15rem}
.quotes li{margin:0 0 .1rem}
section.sheet h2{border-top:0;margin-top:0;padding-top:0}
.halves{grid-template-columns:7.4cm 1fr;font-size:9pt}
details::details-content{content-visibility:visible;block-size:auto}
}
`.trim();
