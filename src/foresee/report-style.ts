/** The report's look: system fonts, light and dark, narrow and wide, on paper. No file, font or script from anywhere. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--line:#8884;--faint:#667;--card:#8881}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;max-width:1080px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 4px}h2{font-size:1.2rem;margin:40px 0 8px}h3{font-size:1rem;margin:0 0 4px}
p{max-width:72ch;margin:8px 0}.faint{color:var(--faint)}
.fans{display:grid;grid-template-columns:repeat(auto-fill,minmax(290px,1fr));gap:16px}
figure p{font-size:.85rem;margin:0 0 6px}figure{margin:0;padding:12px;border-radius:8px;background:var(--card)}figure svg{max-width:100%;height:auto;display:block}
figcaption{font-size:.85rem;color:var(--faint);margin-top:4px}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:5px 10px;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child,td:first-child{text-align:left;white-space:normal;min-width:12ch}thead th{vertical-align:bottom;font-weight:600;white-space:normal;min-width:9ch}
td.ahead{font-weight:700}.key{display:inline-block;width:10px;height:10px;margin:0 4px 0 12px;border-radius:2px}
.plans td,.plans th{text-align:left;vertical-align:top;white-space:normal;min-width:22ch}
.notes li{max-width:80ch}
@media (prefers-color-scheme:dark){:root{--faint:#aab}}
@media print{body{max-width:none}figure{break-inside:avoid}}
`.trim();
