/** Style of the pages of a kit: sheets to print, anchors as a ladder, a form for any pointer or none. */
export const kitStyle = `
.anchors{display:grid;grid-template-columns:max-content 1fr;gap:.3rem .9rem;margin:.5rem 0 1rem}
.anchors dt{font-weight:650;font-size:1.05rem;text-align:right;min-width:1.2rem}
.anchors dd{margin:0;max-width:44em}
.prompts{padding-left:1.3rem;margin:.4rem 0 .9rem}
.prompts li{margin-bottom:.35rem;max-width:44em}
.space{border:1px solid var(--line);min-height:7rem;padding:.3rem .6rem;color:var(--muted);font-size:.8rem}
.fact{border-left:4px solid var(--more);padding:.2rem 0 .2rem .8rem}
form{margin:0}
.about{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.9rem 1.5rem;margin:0 0 1.5rem}
.about label,.field>label{display:block;font-size:.875rem;font-weight:600;margin-bottom:.15rem}
.about .hint,.hint{font-size:.8rem;color:var(--muted);margin:.1rem 0 0}
form input[type=text],form input[type=date],form select,form textarea{font:inherit;width:100%;padding:.4rem .55rem;border:1px solid var(--muted);border-radius:4px;background:var(--paper);color:var(--ink)}
form textarea{min-height:5.5rem;resize:vertical}
form [aria-invalid=true]{border:2px solid var(--less)}
select:focus-visible,textarea:focus-visible{outline:2px solid var(--link);outline-offset:2px}
fieldset{border:0;border-top:2px solid var(--ink);margin:2rem 0 0;padding:.8rem 0 0;min-width:0}
legend{font-size:1.15rem;font-weight:650;padding:0 .6rem 0 0}
fieldset .axis{color:var(--muted);font-size:.85rem;margin:0 0 .6rem}
.field{margin:0 0 .9rem;max-width:46em}
.points{border:0;padding:0;margin:0 0 .9rem}
.points legend{font-size:.875rem;font-weight:600}
.point-choice{display:grid;grid-template-columns:1.4rem 1.2rem 1fr;gap:.1rem .5rem;padding:.35rem .4rem;border-radius:4px;max-width:48em;align-items:baseline}
.point-choice:hover,.point-choice:has(input:checked){background:var(--band)}
.point-choice b{font-weight:650}
.fault{color:var(--less);font-weight:600;font-size:.875rem;margin:.2rem 0 0}
.fault:empty{display:none}
.save{position:sticky;bottom:0;background:var(--paper);border-top:1px solid var(--line);padding:.8rem 0;margin-top:2rem;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline}
.save button{font:inherit;font-weight:650;padding:.5rem 1.1rem;border:0;border-radius:4px;background:var(--link);color:var(--paper);cursor:pointer}
.save output{color:var(--muted);font-size:.9rem}
@media print{.save{position:static}.handout{break-before:page}.guide-sheet{break-before:page}.guide-sheet h2,.handout h2{border-top:0;margin-top:0}.anchors{break-inside:avoid}.space{min-height:5cm}}
`.trim();
