// Exact numbers of the contract ("49/3") as people read them: rounded on the screen, with the exact one beside where that is another.
import { useWords } from '@/kit/words/use_words';

const DECIMALS = 2;

// NaN for what is no number.
export function valueOf(exact: string): number {
  const [above = '', below = '1'] = exact.split('/');
  return exact === '' ? NaN : Number(above) / Number(below);
}

export function useExact() {
  const { locale } = useWords();
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: DECIMALS });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: DECIMALS, signDisplay: 'exceptZero' });
  const said = (format: Intl.NumberFormat, exact: string) => {
    const value = valueOf(exact);
    if (Number.isNaN(value)) return '';
    const isRounded = Math.abs(value * 10 ** DECIMALS - Math.round(value * 10 ** DECIMALS)) > 1e-9;
    return isRounded ? `${format.format(value)} (${exact})` : format.format(value);
  };
  return { exactly: (exact: string) => said(plain, exact), offset: (exact: string) => said(signed, exact) };
}
