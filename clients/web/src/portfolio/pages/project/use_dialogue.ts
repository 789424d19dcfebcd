// Which dialog is open, and what it is about, as parameters of the address: ?dialogue=preuve&phase=3&code=COMMITTEE_GO.
import { useLocation, useNavigate, useSearchParams, type To } from 'react-router-dom';

// What a link to a dialog may say beside which one it is.
const ABOUT = ['phase', 'code', 'ligne'] as const;
export type About = Partial<Record<(typeof ABOUT)[number], string>>;

export function useDialogue() {
  const [params] = useSearchParams();
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const without = () => {
    const next = new URLSearchParams(search);
    for (const param of ['dialogue', ...ABOUT]) next.delete(param);
    return next;
  };
  const to = (dialogue: string, about: About = {}): To => {
    const next = without();
    for (const [param, value] of Object.entries({ dialogue, ...about })) if (value) next.set(param, value);
    return { pathname, search: next.toString() };
  };
  return {
    dialogue: params.get('dialogue') ?? '',
    about: Object.fromEntries(ABOUT.map((param) => [param, params.get(param) ?? ''])) as Record<(typeof ABOUT)[number], string>,
    to,
    // Back to the page as it was before.
    close: () => ((state as { isDialogue?: boolean } | null)?.isDialogue
      ? navigate(-1) : navigate({ pathname, search: without().toString() }, { replace: true, preventScrollReset: true })),
  };
}
