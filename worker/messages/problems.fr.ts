import { longDate } from './dates.ts';
import { de, fr } from './french.ts';
import type { ProblemFacts, ProblemTexts } from './problem-texts.ts';

const roleNames = { reader: 'Lecteur', admin: 'Administrateur', super_admin: 'Super administrateur' } as const;
const date = (day: string): string => longDate('fr', day);
/** French counts 0 and 1 in the singular. */
const count = (number: number, one: string, many = `${one}s`): string => `${number}\u00a0${number < 2 ? one : many}`;
/** « contactez Norvent : https://…, aide@…, +33 … », pour ce qui est connu. */
const contact = ({ support, vendor, program }: ProblemFacts): string => {
  const who = vendor ?? (program && fr`l'équipe du programme ${program}`) ?? fr`l'éditeur`;
  return support ? fr`contactez ${who} : ${support.url}, ${support.email}, ${support.phone}` : fr`contactez ${who}`;
};
const wait = ({ seconds, minutes }: ProblemFacts): string => (seconds !== undefined ? `dans ${count(seconds, 'seconde')}` : minutes !== undefined ? `dans ${count(minutes, 'minute')}` : 'dans un instant');
const named = (program: string | undefined): string => (program ? `Le programme ${program}` : 'Ce programme');

export const problemsFr: ProblemTexts = {
  problems: {
    'request.malformed': { title: 'Requête illisible', detail: () => fr`La requête n'est pas du JSON bien formé. C'est à son émetteur de la corriger.` },
    'request.invalid': { title: 'Des valeurs sont à revoir', detail: () => fr`Au moins une valeur manque ou n'est pas valable. Corrigez les valeurs signalées, puis renvoyez.` },
    'request.too_large': { title: 'Requête trop volumineuse', detail: () => fr`La requête dépasse 64 Ko. Raccourcissez les textes les plus longs, puis renvoyez.` },
    'request.media_type': { title: fr`Ce n'est pas du JSON`, detail: () => fr`La requête doit être envoyée en application/json. C'est à son émetteur de la corriger.` },
    'request.method': { title: 'Méthode non autorisée', detail: () => fr`Cette adresse existe, mais pas avec cette méthode. L'en-tête Allow donne celles qu'elle accepte.` },
    'request.rate_limited': { title: 'Trop de requêtes', detail: (facts) => fr`Trop de requêtes sont venues d'ici. Réessayez ${wait(facts)}.` },
    'resource.not_found': { title: 'Introuvable', detail: () => fr`Il n'y a rien ici, ou vous n'y avez pas accès. Vérifiez l'adresse, ou demandez à la personne qui vous l'a donnée.` },
    'idempotency.key_malformed': { title: fr`Clé d'idempotence non valable`, detail: () => fr`Idempotency-Key accepte de 1 à 200 caractères ASCII visibles. Envoyez une nouvelle clé.` },
    'idempotency.mismatch': { title: fr`Clé d'idempotence déjà utilisée`, detail: () => fr`Cette Idempotency-Key a déjà accompagné une autre requête. Prenez une nouvelle clé pour une nouvelle requête.` },
    'key.required': { title: 'Clé publique manquante', detail: () => fr`Cette page ne dit pas à quel site elle appartient : sa clé publique manque. Le propriétaire du site peut l'ajouter.` },
    'key.unknown': { title: 'Clé publique inconnue', detail: () => fr`La clé publique de cette page est inconnue ou n'est plus valable. Le propriétaire du site peut la remplacer.` },
    'key.origin_not_allowed': { title: 'Site non autorisé', detail: () => fr`Ce site ne figure pas dans la liste de la clé qu'il utilise. Le titulaire de la clé peut y ajouter l'adresse exacte du site.` },
    'session.required': { title: fr`Connectez-vous d'abord`, detail: () => fr`Vous n'êtes pas connecté. Connectez-vous, puis réessayez.` },
    'session.invalid': { title: 'Reconnectez-vous', detail: () => fr`Votre session est terminée. Reconnectez-vous ; vous reprendrez où vous en étiez.` },
    'session.ended': { title: 'Session close', detail: () => fr`Votre session a été close, parce que vous vous êtes déconnecté ou que vos accès ont changé. Reconnectez-vous, ou adressez-vous à un administrateur de votre société.` },
    'session.origin_not_allowed': { title: fr`Session d'un autre site`, detail: () => fr`Cette session appartient à un autre site. Connectez-vous sur cette page, ou adressez-vous au propriétaire du site.` },
    'permission.denied': {
      title: fr`Vous n'en avez pas le droit`,
      detail: ({ role, who }) => fr`${role ? fr`Il faut pour cela le rôle ${roleNames[role]}` : 'Votre rôle ne le permet pas'}. ${who ?? 'Un administrateur de votre société'} peut changer votre rôle.`,
    },
    'service.unavailable': { title: 'Momentanément indisponible', detail: (facts) => fr`Le portail ne peut pas répondre pour le moment. Rien n'a été modifié ; réessayez ${wait(facts)}.` },
    'service.failed': { title: 'Une erreur de notre côté', detail: () => fr`Le portail a commis une erreur, et elle est consignée. Réessayez ; si elle revient, transmettez-nous le numéro de la requête.` },
    'registration.webmail_domain': {
      title: 'Une adresse professionnelle est nécessaire',
      detail: ({ program }) => fr`${named(program)} n'accepte que les adresses au nom de domaine de la société, pas celles de messageries grand public ou jetables. Recommencez avec votre adresse professionnelle ; vous pouvez le faire tout de suite.`,
    },
    'registration.unknown_domain': { title: 'Domaine inconnu', detail: () => fr`Aucun domaine n'a cette terminaison. Vérifiez qu'il n'y a pas de faute de frappe après le @, puis renvoyez.` },
    'registration.already_registered': { title: 'Déjà inscrit', detail: ({ program }) => fr`Cette adresse est déjà inscrite${program ? ` au programme ${program}` : ''}. Utilisez-la pour vous connecter.` },
    'registration.registered_elsewhere': {
      title: 'Vous avez déjà un compte',
      detail: ({ program }) => fr`Cette adresse a déjà un compte dans un autre programme. Connectez-vous, puis inscrivez-vous ${program ? `au programme ${program}` : 'ici'} : ce que nous savons déjà sera rempli pour vous.`,
    },
    'registration.open_request': {
      title: 'Une demande est déjà en cours',
      detail: ({ program }) => fr`Une demande concernant ${program ? `le programme ${program}` : 'ce programme'} est déjà en cours ; inutile d'en faire une seconde. Suivez-la avec le lien du dernier e-mail à son sujet.`,
    },
    'registration.already_enrolled': {
      title: 'Société déjà inscrite',
      detail: ({ program }) => fr`La société est déjà inscrite ${program ? `au programme ${program}` : 'à ce programme'}. Choisissez un autre programme ; pour accéder à cette société, adressez-vous à l'un de ses administrateurs.`,
    },
    'registration.company_unknown': { title: 'Société non proposée', detail: () => fr`Cette société n'est pas de celles proposées pour votre domaine de messagerie. Choisissez-en une dans la liste, ou poursuivez avec les renseignements sur votre société.` },
    'registration.declined_by_vendor': { title: fr`Refusée par l'éditeur`, detail: (facts) => fr`L'éditeur a refusé cette demande, et lui seul peut revenir sur sa décision. Pour toute question, ${contact(facts)}.` },
    // REG-12: the other distributor has no name in the next two.
    'registration.transfer_pending': {
      title: 'Libération encore attendue',
      detail: ({ date: day, vendor }) => fr`Le distributeur avec lequel la société travaille aujourd'hui ne l'a pas encore libérée. S'il ne répond pas${day ? fr` d'ici au ${date(day)}` : ''}, ou s'il s'y oppose, ${vendor ?? fr`l'éditeur`} tranchera ; vous pourrez approuver ensuite.`,
    },
    'registration.transfer_needed': {
      title: 'Un transfert est nécessaire',
      detail: ({ program }) => fr`${named(program)} n'admet qu'un distributeur à la fois par société. Celui avec lequel la société travaille aujourd'hui doit la libérer : demandez le transfert depuis cette page, puis approuvez.`,
    },
    'registration.contact_webmail': { title: 'Adresse professionnelle du contact requise', detail: () => fr`L'adresse du contact principal est celle d'une messagerie grand public ou jetable. Indiquez une adresse au nom de domaine de la société.` },
    'registration.address_incomplete': { title: 'Adresse incomplète', detail: () => fr`Il manque à l'adresse un élément indispensable dans son pays. Remplissez ce qui est signalé, puis renvoyez.` },
    'registration.reapply_later': { title: 'Pas encore', detail: ({ date: day, program }) => fr`Une demande venue de cette adresse a été refusée. Vous pourrez en présenter une nouvelle${program ? ` au programme ${program}` : ''} ${day ? `à partir du ${date(day)}` : 'plus tard'}.` },
    'registration.reapply_never': { title: 'Demande refusée', detail: (facts) => fr`Une demande venue de cette adresse a été refusée définitivement. Si vous pensez qu'il s'agit d'une erreur, ${contact(facts)}.` },
    'registration.code_wrong': {
      title: 'Code erroné',
      detail: ({ triesLeft }) => fr`Ce n'est pas le code que nous avons envoyé. Vérifiez dans le dernier e-mail reçu${triesLeft === undefined ? '' : fr` ; il vous reste ${count(triesLeft, 'essai')}`}.`,
    },
    'registration.code_expired': { title: 'Code expiré', detail: ({ minutes }) => fr`Un code est valable ${count(minutes ?? 15, 'minute')}, et celui-ci est plus ancien. Demandez un nouveau code.` },
    'registration.code_spent': { title: fr`Plus d'essai possible`, detail: () => fr`Trop de saisies erronées : ce code n'est plus utilisable. Demandez un nouveau code.` },
    'registration.code_too_soon': { title: 'Un instant', detail: (facts) => fr`Un code est en route. Vous pourrez en demander un autre ${wait(facts)} ; regardez aussi dans les indésirables.` },
    'registration.token_required': { title: fr`Confirmez d'abord votre adresse`, detail: () => fr`Cette étape est réservée au titulaire de l'adresse. Saisissez-la de nouveau et confirmez-la avec le code que nous enverrons.` },
    'registration.email_unconfirmed': { title: fr`Confirmez d'abord votre adresse`, detail: () => fr`L'adresse n'est pas encore confirmée. Saisissez le code reçu par e-mail, puis continuez.` },
    'registration.already_submitted': { title: 'Déjà envoyée', detail: ({ who }) => fr`Votre demande est envoyée. Vous n'avez plus rien à faire ; ${who ?? fr`l'examinateur`} décidera, et nous vous écrirons.` },
    'registration.closed': { title: 'Demande close', detail: () => fr`Cette demande est terminée. Commencez-en une nouvelle avec votre adresse professionnelle.` },
    'registration.distributor_required': { title: 'Choisissez un distributeur', detail: ({ program }) => fr`${named(program)} passe par des distributeurs. Choisissez celui chez qui vous achetez, ou souhaitez acheter.` },
    'registration.distributor_unavailable': { title: 'Distributeur non disponible', detail: ({ program }) => fr`Ce distributeur ne propose pas ${program ? `le programme ${program}` : 'ce programme'} dans votre pays. Choisissez-en un autre.` },
    'registration.not_reviewer': { title: fr`L'examen revient à une autre organisation`, detail: ({ who }) => fr`Seul ${who ?? fr`l'examinateur de cette demande`} peut agir sur elle. Vous pouvez en suivre ici l'avancement.` },
    'registration.not_under_review': { title: 'Pas encore à décider', detail: () => fr`Le demandeur n'a pas encore envoyé les renseignements sur sa société. La demande apparaîtra dans la file dès qu'il l'aura fait.` },
    'registration.already_decided': { title: 'Déjà décidée', detail: ({ decidedBy }) => fr`${decidedBy ?? fr`Quelqu'un d'autre`} a déjà statué sur cette demande. La première décision l'emporte ; actualisez la page pour la voir.` },
    'registration.conflict': { title: fr`Examen nécessaire`, detail: () => fr`Une autre demande de la même entreprise est arrivée au même instant. Envoyez-la de nouveau : une personne examinera les deux.` },
    'registration.product_inactive': {
      title: fr`Produit pas encore activé`,
      detail: ({ who, distributor, program }) => fr`${named(program)} demande que le produit soit activé avant l'approbation. ${who ?? distributor ?? 'Le distributeur'} peut l'activer depuis cette page, puis approuver.`,
    },
    'registration.product_not_asked': { title: 'Aucune activation nécessaire', detail: ({ program }) => fr`${named(program)} ne demande pas d'activation du produit ; vous pouvez décider dès maintenant. Seul l'éditeur peut changer cette règle.` },
    'registration.operator_elsewhere': { title: 'Adresse déjà utilisée', detail: () => fr`Cette adresse est déjà celle d'une personne qui a accès au portail. Inscrivez-vous avec une autre adresse professionnelle, ou connectez-vous avec celle-ci.` },
    'transfer.not_needed': {
      title: 'Aucun transfert nécessaire',
      detail: ({ program }) => fr`La société travaille déjà avec ce distributeur, ou ${program ? `le programme ${program}` : 'le programme'} en admet plusieurs à la fois. Pour en changer, choisissez un autre distributeur.`,
    },
    'transfer.open': {
      title: 'Changement déjà demandé',
      detail: ({ program, date: day, vendor }) => fr`Un changement de distributeur${program ? ` dans le programme ${program}` : ''} est déjà en attente : de la réponse du distributeur actuel${day ? fr`, jusqu'au ${date(day)}` : ''}, puis de la décision ${de(vendor ?? fr`l'éditeur`)}. Attendez la réponse, ou retirez d'abord cette demande.`,
    },
    'transfer.closed': { title: 'Transfert clos', detail: () => fr`Ce transfert est terminé : il a été décidé ou retiré. Actualisez la page pour en voir l'issue ; la société peut en demander un autre.` },
    'transfer.objected': { title: 'Opposition déjà formulée', detail: ({ vendor }) => fr`Votre organisation s'est déjà opposée à ce transfert. La décision revient maintenant à ${vendor ?? fr`l'éditeur`} ; vous la recevrez par e-mail.` },
    'transfer.not_yet': {
      title: fr`Ce n'est pas encore à vous de décider`,
      detail: ({ date: day }) => fr`Le distributeur actuel peut encore répondre${day ? fr`, jusqu'au ${date(day)}` : ''}. Vous déciderez lorsqu'il se sera opposé, ou qu'il aura laissé passer son délai.`,
    },
    'sign_in.link_invalid': { title: 'Lien non valable', detail: () => fr`Ce lien de connexion n'est pas de nous, ou il est incomplet. Demandez un nouveau lien sur la page de connexion.` },
    'sign_in.link_expired': { title: 'Lien expiré', detail: () => fr`Ce lien de connexion est trop ancien. Demandez un nouveau lien sur la page de connexion.` },
    'sign_in.link_used': { title: 'Lien déjà utilisé', detail: () => fr`Un lien de connexion ne sert qu'une fois, et celui-ci a déjà servi. Demandez un nouveau lien sur la page de connexion.` },
    'sign_in.work_account_required': { title: 'Connectez-vous avec Microsoft', detail: ({ program }) => fr`${program ? named(program) : 'Votre programme'} n'ouvre l'accès qu'avec un compte professionnel Microsoft 365. Choisissez « Se connecter avec Microsoft ».` },
    'operator.not_active': { title: 'Pas d’accès actif', detail: ({ who }) => fr`Cette personne n'a pas d'accès actif au portail. ${who ?? 'Un administrateur de la société'} peut le lui donner.` },
    'operator.already_here': { title: fr`Déjà dans l'équipe`, detail: () => fr`Cette personne a déjà accès à votre organisation, ou y est invitée. Cherchez son adresse dans la liste.` },
    'operator.address_taken': { title: 'Adresse déjà utilisée', detail: () => fr`Cette adresse a déjà accès au portail par une autre organisation, et une adresse n'appartient qu'à une seule. Prenez une autre adresse professionnelle de cette personne, ou faites d'abord retirer cet accès.` },
    'operator.mail_refused': { title: 'Adresse professionnelle nécessaire', detail: () => fr`C'est une messagerie grand public ou jetable. Invitez la personne à son adresse professionnelle, au nom de domaine de la société.` },
    'operator.last_admin': { title: 'Le dernier administrateur reste', detail: () => fr`Sans cette personne, plus personne ne pourrait gérer votre organisation. Nommez d'abord un autre administrateur, ou transmettez le rôle.` },
    'operator.last_super_admin': { title: 'Le dernier super administrateur reste', detail: () => fr`Il y a toujours au moins un super administrateur. Nommez-en d'abord un autre, ou transmettez le rôle.` },
    'operator.own_removal': { title: 'Vous ne pouvez pas vous retirer vous-même', detail: ({ who }) => fr`Transmettez d'abord votre rôle ; ensuite, ${who ?? 'un autre administrateur'} pourra vous retirer.` },
    'operator.own_hand_over': { title: fr`Choisissez quelqu'un d'autre`, detail: () => fr`Vous avez déjà ce rôle. Transmettez-le à une autre personne active de votre organisation.` },
    'operator.not_invited': { title: 'Aucune invitation en cours', detail: () => fr`Cette invitation a été acceptée, déclinée ou retirée. Rechargez la liste pour voir où elle en est.` },
    'operator.changed': { title: 'Modifié entre-temps', detail: () => fr`Quelqu'un d'autre vient de modifier cette personne, ou votre propre rôle. Rien n'a été fait ; regardez de nouveau la liste, puis décidez.` },
    'invitation.invalid': { title: 'Lien non valable', detail: ({ who }) => fr`Ce lien n'est pas l'un des nôtres, ou il est incomplet. Copiez toute l'adresse de l'e-mail, ou demandez une nouvelle invitation à ${who ?? 'la personne qui vous a invité'}.` },
    'invitation.expired': { title: 'Invitation expirée', detail: ({ who }) => fr`Une invitation vaut 14 jours, et celle-ci est passée. Demandez à ${who ?? 'la personne qui vous a invité'} de la renvoyer.` },
    'invitation.canceled': { title: fr`Cette invitation n'a plus cours`, detail: ({ who }) => fr`Elle a été retirée ou déclinée, ou un e-mail plus récent la remplace. Prenez l'e-mail le plus récent, ou demandez à ${who ?? 'la personne qui vous a invité'}.` },
    'invitation.used': { title: 'Invitation déjà acceptée', detail: () => fr`Une invitation ne sert qu'une fois, et celle-ci a été acceptée. Connectez-vous avec votre adresse e-mail.` },
    'invitation.too_soon': { title: fr`Elle vient d'être envoyée`, detail: (facts) => fr`Cette invitation vient d'être envoyée. Renvoyez-la ${wait(facts)}, si elle n'est pas arrivée.` },
    'import.organization_unknown': { title: 'Société inconnue', detail: () => fr`Aucune société qui travaille avec vous n'a ce nom, ce domaine, ce numéro D-U-N-S ou cet identifiant. Corrigez la ligne, ou faites d'abord inscrire la société.` },
    'import.organization_ambiguous': { title: fr`Plus d'une société`, detail: () => fr`Plusieurs sociétés correspondent. Désignez celle-ci par son identifiant ou son numéro D-U-N-S.` },
    'import.role_unknown': { title: 'Rôle inconnu', detail: () => fr`Indiquez Invoice ou Lecteur pour un lecteur, Tenant admin ou Admin pour un administrateur.` },
    'import.foreign_domain': { title: 'Pas une adresse de la société', detail: () => fr`Seules les adresses à un domaine de la société sont reprises pour elle. Ses propres administrateurs peuvent inviter toute autre personne.` },
    'import.removed_since': { title: 'Retiré depuis', detail: () => fr`La société a retiré cette personne. Seuls ses propres administrateurs peuvent l'inviter de nouveau.` },
    'import.no_super_admin': { title: 'Il manque un super administrateur', detail: () => fr`La société se retrouverait sans super administrateur. Désignez-en un parmi ses lignes.` },
    'help.not_needed': { title: fr`Ce n'est pas nécessaire`, detail: () => fr`Votre rôle le permet déjà. Rechargez la page, puis réessayez.` },
    'help.open': { title: 'Déjà demandé', detail: ({ who }) => fr`Vous l'avez déjà demandé. ${who ?? 'La personne qui peut vous aider'} répondra, et nous vous écrirons.` },
    'help.closed': { title: 'Déjà répondu', detail: ({ decidedBy }) => fr`${decidedBy ?? fr`Quelqu'un d'autre`} a déjà répondu à cette demande, ou elle a été retirée. Rechargez pour voir comment.` },
    'help.nobody': { title: 'Personne à qui demander ici', detail: () => fr`Le portail ne connaît personne à qui le demander. Ce que vous pouvez faire vous-même figure avec le refus.` },
    'help.nothing_to_grant': { title: 'Aucun rôle à donner', detail: () => fr`Un rôle ne lèverait pas ce refus. Répondez par une note qui dit ce qui a été fait, ou ce qui peut l'être.` },
    'message.not_parked': { title: 'Rien à renvoyer', detail: () => fr`Seuls les e-mails dont l'envoi a été abandonné peuvent être renvoyés ; ce n'est pas le cas de celui-ci. Actualisez la page pour voir où il en est.` },
  },
  values: {
    'value.required': 'Saisissez une valeur.',
    'value.too_long': fr`Raccourcissez ce texte ; il est trop long.`,
    'value.characters': 'Retirez les caractères qui ne se lisent pas comme du texte.',
    'value.email': 'Saisissez une adresse e-mail, par exemple nom@societe.fr.',
    'value.country': 'Choisissez un pays.',
    'value.instant': fr`Saisissez une date et une heure UTC, par exemple 2026-05-31T09:00:00.000Z.`,
    'value.date': 'Saisissez une date, par exemple 2026-05-31.',
    'value.choice': fr`Choisissez l'une des valeurs proposées.`,
    'value.id': fr`Ce n'est pas un identifiant du portail.`,
    'value.duns': 'Saisissez les 9 chiffres du numéro D-U-N-S.',
    'value.duns_reserved': 'Ce numéro D-U-N-S est réservé. Saisissez le vôtre, ou laissez le champ vide.',
    'value.unknown_property': fr`Retirez cette propriété ; elle est inconnue ici.`,
    'value.type': fr`Cette valeur n'est pas du bon type.`,
    'value.consent': fr`Cochez la case pour donner votre accord ; sans lui, nous ne pouvons pas utiliser vos coordonnées.`,
    'value.code': 'Saisissez les 6 chiffres du code.',
    'value.cursor': fr`Cette page de la liste n'existe plus. Revenez à la première page.`,
    'value.origin': 'Saisissez une origine exacte, par exemple https://partenaires.societe.fr, sans chemin.',
    'value.appearance': fr`Saisissez une valeur simple du type attendu : une couleur, une longueur, une liste de polices.`,
    'value.work_email': fr`Indiquez une adresse professionnelle ; les messageries grand public ou jetables ne sont pas acceptées ici.`,
    'value.address_part': fr`Remplissez ce champ ; une adresse dans ce pays en a besoin.`,
  },
};
