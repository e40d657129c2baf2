/** The report's look: system fonts, light and dark, narrow and wide, on paper. Text has a contrast of 4.5 or more, lines of 3 or more. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ground:#fff;--text:#1a1d21;--faint:#555d66;--line:#c9ced4;--card:#f4f6f8;--control:#0b57a4;--manipulated:#a34700;--population:#4b6b2f;--mark:#5d5560}
@media (prefers-color-scheme:dark){:root{--ground:#14171a;--text:#eceff2;--faint:#aab3bd;--line:#3b434c;--card:#1d2227;--control:#8ab8ff;--manipulated:#ffb067;--population:#a8d08a;--mark:#c9b8d0}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;max-width:1080px;margin:0 auto;padding:24px 16px 64px;background:var(--ground);color:var(--text)}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 4px}h2{font-size:1.2rem;margin:40px 0 8px}h3{font-size:1rem;margin:16px 0 4px}
p,li{max-width:76ch}p{margin:8px 0}.faint{color:var(--faint)}
figure{margin:12px 0;padding:12px;border-radius:8px;background:var(--card)}figcaption{font-size:.9rem;color:var(--faint);margin-top:6px}
svg{width:100%;max-width:760px;height:auto;display:block}svg text{font:12px system-ui,sans-serif;fill:var(--text)}
.grid{stroke:var(--line);stroke-width:1;fill:none}.mark{stroke:var(--mark);stroke-width:1;stroke-dasharray:4 3;fill:none}
.line{fill:none;stroke-width:2.5}.line.control{stroke:var(--control)}.line.manipulated{stroke:var(--manipulated);stroke-dasharray:7 3}.line.population{stroke:var(--population);stroke-dasharray:2 3}
.dot.control{fill:var(--control)}.dot.manipulated{fill:var(--manipulated)}
.key{display:inline-block;width:26px;height:0;margin:0 6px 3px 14px;border-top:3px solid}.key.control{border-color:var(--control)}.key.manipulated{border-color:var(--manipulated);border-top-style:dashed}.key.population{border-color:var(--population);border-top-style:dotted}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--faint);padding:4px 0}
th,td{padding:5px 10px;text-align:right;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
thead th,th:first-child{white-space:normal}
th:first-child,td:first-child{text-align:left;min-width:14ch}thead th{vertical-align:bottom;font-weight:600;max-width:16ch}
td.words{text-align:left;white-space:normal;min-width:18ch;max-width:52ch;overflow-wrap:anywhere}
.scope{border-left:4px solid var(--manipulated);padding:4px 16px;background:var(--card)}
@media print{body{max-width:none}figure,tr{break-inside:avoid}}
`.trim();
