import type { RoleText } from './role-text.en.ts';

export const roleText: RoleText = {
  roles: { reader: 'Lecteur', admin: 'Administrateur', super_admin: 'Super administrateur' },
  aRole: { reader: 'lecteur', admin: 'administrateur', super_admin: 'super administrateur' },
  mayDo: {
    reader: 'Voit les pages de votre organisation, sans rien modifier',
    admin: 'Gère aussi les opérateurs, répond aux demandes et agit au nom de l’organisation',
    super_admin: 'Signe aussi pour l’organisation, modifie ses données légales et nomme des super administrateurs',
  },
};
