// The look of the invented profile pages: own shapes and colours, so that pictures read as a profile page without
// anybody's artwork.

/** Styles of every invented page; light and dark follow the browser. */
export const LOOK = `
:root { --ground: #f3f1ec; --card: #fff; --line: #dfdbd2; --ink: #22211f; --soft: #66625b; --link: #2b5f8a; --fill: #2b5f8a; --on-fill: #fff; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ground: #191a1c; --card: #232528; --line: #3a3d42; --ink: #ecebe8; --soft: #a9a7a1; --link: #8fbfe6; --fill: #8fbfe6; --on-fill: #10212e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 "Noto Sans", system-ui, sans-serif; }
a { color: inherit; text-decoration: none; }
p, h1, h2, h3, figure, ul { margin: 0; padding: 0; }
ul { list-style: none; }
.bar { height: 56px; background: var(--card); border-bottom: 1px solid var(--line); display: flex; align-items: center; gap: 18px; padding: 0 calc((100% - 1080px) / 2); }
.bar b { width: 34px; height: 34px; border-radius: 9px; background: var(--fill); }
.bar i { width: 260px; height: 32px; border-radius: 6px; background: var(--ground); }
.bar s { width: 44px; height: 10px; border-radius: 5px; background: var(--line); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 22px; width: 1080px; max-width: 100%; margin: 22px auto; padding: 0 12px; align-items: start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 14px; overflow: hidden; position: relative; }
.inside { padding: 18px 24px 22px; }
.cover { height: 168px; display: block; width: 100%; }
.face { width: 136px; height: 136px; border-radius: 50%; border: 4px solid var(--card); margin: -92px 0 8px 24px; overflow: hidden; background: var(--card); position: relative; }
.face svg, .chip svg { width: 100%; height: 100%; display: block; }
.row { display: flex; justify-content: space-between; gap: 24px; padding: 0 24px 6px; }
.line { display: flex; align-items: baseline; gap: 8px; flex-wrap: wrap; }
.name { font-size: 25px; line-height: 1.25; font-weight: 650; display: inline; }
.head { font-size: 16px; margin-top: 3px; }
.soft { color: var(--soft); font-size: 14px; }
.place { display: flex; gap: 6px; margin-top: 6px; }
.go { color: var(--link); font-weight: 600; }
.works { display: flex; gap: 8px; align-items: center; font-weight: 600; font-size: 14px; margin: 6px 0; max-width: 220px; }
.works figure { width: 32px; height: 32px; border-radius: 4px; background: var(--line); flex: none; }
.works button { all: unset; }
.acts { display: flex; gap: 8px; padding: 12px 24px 22px; }
.act { border-radius: 16px; padding: 5px 18px; font-weight: 600; border: 1px solid var(--fill); color: var(--fill); background: none; font: inherit; font-weight: 600; }
.act.first { background: var(--fill); color: var(--on-fill); }
.narrow { display: none; }
h2.title, h3.title { font-size: 18px; margin-bottom: 10px; font-weight: 650; }
.job { display: flex; gap: 12px; padding: 9px 0; }
.job figure { width: 44px; height: 44px; background: var(--line); border-radius: 4px; flex: none; }
.job b { display: block; }
.other { display: flex; gap: 10px; padding: 9px 0; border-bottom: 1px solid var(--line); }
.other:last-child { border: 0; }
.chip { width: 46px; height: 46px; border-radius: 50%; overflow: hidden; flex: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.toast { position: absolute; left: -9999px; }
.bell { position: absolute; right: 24px; top: 184px; }
iframe[data-testid="interop-iframe"] { border: 0; }
`;

const FACES = ['#7d8f69', '#b1725a', '#5f7fa3', '#8b6a9c', '#a58a3f', '#4f8f8b', '#a3566f'];

function hue(seed: number): string {
  return FACES[seed % FACES.length] as string;
}

/** A picture of nobody: initials on a colour. */
export function face(name: string, seed: number): string {
  const initials = name
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('')
    .replace(/[<>&"]/g, '');
  return `<svg viewBox="0 0 100 100" aria-hidden="true"><rect width="100" height="100" fill="${hue(seed)}"/><text x="50" y="52" fill="#fff" font-size="38" font-family="Noto Sans, sans-serif" text-anchor="middle" dominant-baseline="central">${initials}</text></svg>`;
}

/** A cover picture of nothing in particular. */
export function cover(seed: number): string {
  const [one, two] = [hue(seed + 2), hue(seed + 5)];
  return `<svg class="cover" viewBox="0 0 800 168" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><rect width="800" height="168" fill="${one}" opacity=".45"/><path d="M0 130 Q200 ${40 + (seed % 60)} 420 110 T800 70 V168 H0Z" fill="${two}" opacity=".4"/><circle cx="${560 + (seed % 120)}" cy="52" r="26" fill="#fff" opacity=".5"/></svg>`;
}
