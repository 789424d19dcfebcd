// What pictures have in common. Colours are never alone: dashes, shapes and names say the same.
export const HEIGHT_PX = 260;
export const MARGIN = { top: 8, right: 8, bottom: 0, left: 8 } as const;
export const TICK = { fill: 'var(--text-mention-grey)', fontSize: 12 } as const;
export const GRID = 'var(--border-default-grey)';
export const BLUE = 'var(--blue-france-sun-113-625)', ORANGE = 'var(--orange-terre-battue-main-645)', GREEN = 'var(--green-menthe-main-548)', GREY = 'var(--text-disabled-grey)';

// 2026-03-02 is 02/03.
export const dayTick = (iso: string) => iso.slice(5).split('-').reverse().join('/');
