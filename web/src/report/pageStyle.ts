/** How a report's page looks, in light and in dark. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #faf7f3; --card: #fff; --ink: #221b16; --soft: #685c53; --line: #e4dcd3; --accent: #a8481f; --track: #efe9e2; --warn-paper: #fdf3d8; --warn-line: #d9a928; }
@media (prefers-color-scheme: dark) { :root { --paper: #171310; --card: #201a16; --ink: #f1eae4; --soft: #b3a59a; --line: #3a3029; --accent: #f0996b; --track: #332a24; --warn-paper: #3a2f12; --warn-line: #b98f1f; } }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; -webkit-text-size-adjust: 100%; }
main { max-width: 1060px; margin: 0 auto; padding: 40px 24px 64px; }
h1, h2 { margin: 0; line-height: 1.2; letter-spacing: -0.015em; overflow-wrap: anywhere; text-wrap: balance; }
h1 { font-size: clamp(26px, 4vw, 38px); }
h2 { margin-bottom: 14px; font-size: clamp(19px, 2.4vw, 24px); }
.made { margin: 8px 0 0; color: var(--soft); font-size: 13.5px; }
section { margin-top: 28px; padding: 24px; border: 1px solid var(--line); border-radius: 16px; background: var(--card); break-inside: avoid; }
figure, dl, dd, .scale p { margin: 0; }
.pictures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; align-items: start; }
img { display: block; width: 100%; height: auto; border-radius: 10px; background: var(--track); }
.scale { margin-top: 10px; }
.scale img { height: 10px; border-radius: 5px; }
.scale p { display: grid; grid-template-columns: repeat(3, 1fr); margin-top: 3px; color: var(--soft); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.scale span:nth-child(2) { text-align: center; }
.scale span:nth-child(3) { text-align: right; }
dl { display: grid; gap: 5px; margin-top: 18px; }
dl div { display: grid; grid-template-columns: minmax(96px, 150px) 1fr; gap: 12px; }
dl .warning { margin: 2px -12px; padding: 5px 10px; border-left: 3px solid var(--warn-line); border-radius: 0 8px 8px 0; background: var(--warn-paper); }
dt, .command span { color: var(--soft); font-size: 13.5px; }
dd { min-width: 0; overflow-wrap: anywhere; }
.command { margin: 16px 0 0; }
code { display: block; margin-top: 4px; padding: 10px 14px; border-radius: 10px; background: var(--track); font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
caption { padding-bottom: 6px; color: var(--soft); text-align: left; }
th, td { padding: 3px 0; border-top: 1px solid var(--line); font-weight: 400; text-align: left; overflow-wrap: anywhere; }
td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (max-width: 640px) { main { padding: 24px 14px 40px; } section { padding: 16px; } .pictures { grid-template-columns: minmax(0, 1fr); } dl div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
@media print { body { background: none; } section { border-color: #ccc; } }
`;
