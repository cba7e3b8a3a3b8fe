/**
 * The most common personal mail services, to warn before sending. Only a hint: the portal decides by its own, far longer lists (REG-2).
 */
const personal = 'gmail.com outlook.com hotmail.com hotmail.fr live.com yahoo.com yahoo.fr icloud.com aol.com gmx.de web.de orange.fr free.fr'.split(' ');
export function personalDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase();
  return personal.includes(domain) ? domain : undefined;
}
