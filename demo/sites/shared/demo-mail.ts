/** The mail that one address got, newest first, as the demo's mailbox has it. */
import { type DemoMessage, readRows } from '../../panel/demo-api.ts';

export const mailTo = async (address: string): Promise<DemoMessage[]> => (await readRows<DemoMessage>('messages', `?recipient=${encodeURIComponent(address)}`)).filter(({ to }) => to === address);
export const codeIn = ({ text }: DemoMessage): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';
