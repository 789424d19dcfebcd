// Printing a page whole: what is shown once it is seen is fetched and drawn first. A browser that is told to print waits for nothing.

// Stands, as an attribute, on what holds the place of something that is still to come.
export const COMING = { 'data-coming': true } as const;
// What still loads, too, where it is on paper.
const IS_COMING = '[data-coming], .loading:not(.no-print *)';

// Longer than a picture takes to come, and no longer than somebody waits for a button.
const PATIENCE_MS = 10_000;
// A picture is drawn in the width that it has, which is known a frame after it is there.
const FRAMES = 3;

const nextFrame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });

export async function printPage(): Promise<void> {
  dispatchEvent(new Event('beforeprint'));
  const end = performance.now() + PATIENCE_MS;
  while (document.querySelector(IS_COMING) && performance.now() < end) await nextFrame();
  for (let i = 0; i < FRAMES; ++i) await nextFrame();
  globalThis.print();
}
