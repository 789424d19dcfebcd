// Euros as people type them: "120000", "120 000", "1234,50".
import { create } from '@bufbuild/protobuf';
import { MoneySchema, type Money } from '@/gen/google/type/money_pb';

const NANOS_OF_CENT = 10_000_000;

// Undefined for what is not an amount.
export function moneyOf(text: string): Money | undefined {
  const match = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s€]/g, ''));
  if (!match) return undefined;
  return create(MoneySchema, { currencyCode: 'EUR', units: BigInt(match[1]!), nanos: Number((match[2] ?? '').padEnd(2, '0')) * NANOS_OF_CENT });
}

export function textOfMoney(money: Money | undefined): string {
  if (!money) return '';
  return money.nanos ? `${money.units},${String(money.nanos / NANOS_OF_CENT).padStart(2, '0')}` : String(money.units);
}

export const eurosOf = (money: Money | undefined) => (money ? Number(money.units) + money.nanos / 1e9 : 0);
