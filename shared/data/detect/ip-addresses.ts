// Tells addresses of the network that may be a person's from versions, clock times and addresses of no one.
import { Cues } from './words/cues.ts';

const versionWords = /(?:v|ver|version|版本?|固件|系统|第|章|节|号|win(?:dows)?|build|ios|android)[ :.]{0,3}$/i;
const addressWords = new Cues('ip dns 地址 登录 登陆 来自 服务器 server host address from login', 10);

/** Private, loopback, link-local, multicast and reserved blocks (RFC 6890) but those for examples. */
function isNobody([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  return (
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  );
}

/** @param start of the value in the text */
export function isAddress4(value: string, text: string, start: number): boolean {
  const parts = value.split('.');
  if (parts.some((part) => Number(part) > 255 || /^0\d/.test(part))) return false;
  const numbers = parts.map(Number);
  if (isNobody(numbers) || versionWords.test(text.slice(Math.max(0, start - 12), start))) return false;
  if (/^[ ]?(?:版|条|节|章)/.test(text.slice(start + value.length, start + value.length + 3))) return false;
  return numbers.some((number) => number > 31) || addressWords.standBefore(text, start);
}

/** RFC 4291: eight groups, or fewer around one `::`. Loopback, link-local and unique local addresses are no one's. */
export function isAddress6(value: string): boolean {
  const halves = value.split('::');
  const groups = value.split(':').filter((group) => group !== '');
  if (halves.length > 2 || groups.length < 2 || groups.length > 8 || !/\d/.test(value)) return false;
  if (halves.length === 1 ? groups.length !== 8 : groups.length > 7) return false;
  if (halves.length === 1 && (value.startsWith(':') || value.endsWith(':'))) return false;
  return (
    (groups.length > 2 || groups[0]?.length === 4) &&
    !/^f(?:[cd]|e[89ab])/i.test(value) &&
    /^[0-9a-f]{3,4}:/i.test(value)
  );
}
