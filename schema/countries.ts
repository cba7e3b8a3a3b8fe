/** ISO 3166-1 alpha-2: the 249 countries and territories with an assigned code. Their names come from `Intl.DisplayNames`. */
// First letter, then the second letters of its codes.
const codes =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU'
  + ' IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW'
  + ' SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW';
export const countryCodes: readonly string[] = /* @__PURE__ */ codes.split(' ').flatMap(([first = '', ...seconds]) => seconds.map((second) => first + second));
