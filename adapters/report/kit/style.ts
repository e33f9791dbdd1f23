/** Style of the pages of a kit: sheets to print, anchors as a ladder, a form for any pointer or none. */
export const kitStyle = `
.anchors{display:grid;grid-template-columns:max-content 1fr;gap:.3rem .9rem;margin:.5rem 0 1rem}
.anchors dt{font-weight:650;font-size:1.05rem;text-align:right;min-width:1.2rem}
.anchors dd{margin:0;max-width:44em}
.contents{margin:.7rem 0 0;font-size:.9rem}
.contents+ul{margin-top:.1rem}
.guide-sheet h3{margin-top:1.4rem}
.prompts{padding-left:1.3rem;margin:.4rem 0 .9rem}
.prompts li{margin-bottom:.35rem;max-width:44em}
.space{display:none}
.fact{border-left:4px solid var(--more);padding:.2rem 0 .2rem .8rem}
form{margin:0}
.about{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.9rem 1.25rem;margin:0 0 1.5rem}
.about label,.field>label{display:block;font-size:.875rem;font-weight:600;margin-bottom:.15rem}
.about .hint,.hint{font-size:.8rem;color:var(--muted);margin:.1rem 0 0}
form input[type=text],form input[type=date],form select,form textarea{font:inherit;width:100%;padding:.4rem .55rem;border:1px solid var(--muted);border-radius:4px;background:var(--paper);color:var(--ink)}
form textarea{min-height:5.5rem;resize:vertical}
form [aria-invalid=true]{border:2px solid var(--less)}
select:focus-visible,textarea:focus-visible{outline:2px solid var(--link);outline-offset:2px}
html:has(.save){scroll-padding-bottom:6rem}
fieldset{border:0;padding:0;margin:0;min-width:0}
.competency{border-top:2px solid var(--ink);margin-top:2.75rem;padding-top:1rem}
.competency>legend{float:left;width:100%;font-size:1.3rem;line-height:1.3;font-weight:650;padding:0}
.competency .axis{clear:both;color:var(--muted);font-size:.85rem;margin:0 0 .8rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem 2.5rem}
.field{margin:0 0 .9rem}
.asked{display:flex;flex-direction:column}
.asked .field{flex:1;display:flex;flex-direction:column}
.asked textarea{flex:1}
.points{margin:0 0 1rem}
.points legend{font-size:.875rem;font-weight:600;padding:0;margin-bottom:.15rem}
.point-choice,.asked-choice{display:grid;gap:.1rem .55rem;padding:.4rem .5rem;border-left:4px solid transparent;align-items:baseline;cursor:pointer}
.point-choice{grid-template-columns:1.1rem 1.1rem 1fr}
.asked-choice{grid-template-columns:1.1rem 1fr;font-size:.9rem;padding-top:.2rem;padding-bottom:.2rem}
.point-choice:hover,.asked-choice:hover{background:var(--band)}
:is(.point-choice,.asked-choice):has(input:checked){background:var(--band);border-left-color:var(--link)}
:is(.point-choice,.asked-choice):has(input:focus-visible){outline:2px solid var(--link);outline-offset:-2px}
.points input{margin:0;accent-color:var(--link)}
.point-choice b{font-weight:650}
form fieldset[aria-invalid=true]{border:0;border-left:4px solid var(--less);padding-left:.6rem}
.fault{color:var(--less);font-weight:600;font-size:.875rem;margin:.2rem 0 0}
.fault:empty{display:none}
.save{position:sticky;bottom:0;background:var(--paper);border-top:1px solid var(--line);padding:.8rem 0;margin-top:2rem;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline}
.save button{font:inherit;font-weight:650;padding:.5rem 1.1rem;border:0;border-radius:4px;background:var(--link);color:var(--paper);cursor:pointer}
#next{background:none;color:var(--link);padding:.5rem 0;font-weight:400;text-decoration:underline}
.plan{font-size:.95rem}
.plan .quiet{font-size:inherit}
.plan tbody th{min-width:0}
.ready h3{margin:1.2rem 0 .1rem}
.ready li{margin-bottom:.3rem}
.names{display:grid;grid-template-columns:max-content minmax(10rem,24rem);gap:.9rem 1.5rem;margin:.5rem 0 1rem}
.names dd{margin:0;border-bottom:1px solid var(--muted)}
.save output{color:var(--muted);font-size:.9rem}
@media (max-width:40rem){.plan{font-size:.82rem}.plan td,.plan th{padding-right:.6rem}}
@media screen and (max-width:52rem){.sides{grid-template-columns:1fr}}
@media print{
form textarea{min-height:3.2cm}
.sides{gap:.4rem 1.2rem}
.ready{break-inside:avoid}
.ready h3{margin-top:.6rem}
.save{display:none}
.competency{break-inside:avoid;margin-top:1.2rem}
.point-choice,.asked-choice{padding:.15rem .3rem;font-size:9pt}
.handout,.guide-sheet{break-before:page}
.guide-sheet h2,.handout h2{border-top:0;margin-top:0;padding-top:0}
.handout:not(.kept){font-size:13pt}
.handout h3{break-after:avoid}
.scenario-note{break-inside:avoid}
.guide-sheet h3{margin-top:1.2rem}
.anchors{break-inside:avoid}
.space{display:block;min-height:7cm;border:1px solid var(--muted);padding:.3rem .6rem;color:var(--muted);font-size:8pt}
.plan{font-size:9.5pt}
main:has(.plan) h2{margin-top:1.4rem;padding-top:.6rem}
main:has(.plan) p,main:has(.plan) li{max-width:none}
}
`.trim();
