// Who will read what is typed: what is here is open data, of challenges and calls once they are public.
import { READERS } from '@/gen/pepiniere/cohort/v1/readers';
import type { Readership } from '@/kit/form/readers';

const OF_CHALLENGE: Readership['words'] = {
  everybody: {
    fr: 'Lu par tout le monde, et publié dans les données ouvertes, dès que le défi est retenu ; jusque-là, par les coachs de ses programmes, ceux qui ont un rôle sur ses organisations d’accueil et les administrateurs.',
    en: 'Read by everybody, and published in the open data, once the challenge is selected; until then by the coaches of its programmes, those who hold a role on its hosts, and administrators.',
  },
  peopleAlone: {
    fr: 'Lu par les coachs de ses programmes, ceux qui ont un rôle sur ses organisations d’accueil et les administrateurs seulement : n’est pas publié.',
    en: 'Read by the coaches of its programmes, those who hold a role on its hosts, and administrators alone: not published.',
  },
};
const OF_CALL: Readership['words'] = {
  everybody: {
    fr: 'Lu par tout le monde, et publié dans les données ouvertes, dès que l’appel est publié ; jusque-là, par les coachs du programme et les administrateurs.',
    en: 'Read by everybody, and published in the open data, once the call is published; until then by the coaches of the programme and administrators.',
  },
};

const OF_APPLICATION: Readership['words'] = {
  people: {
    fr: 'Lu par vous seul jusqu’à la fermeture de l’appel ; ensuite, si c’est déposé, par les coachs du programme et les jurés, à qui l’on cache ce qui dit qui répond tant que la présélection est anonyme. N’est jamais publié.',
    en: 'Read by you alone until the call closes; then, if it is submitted, by the coaches of the programme and the jurors, from whom what tells who answers is kept while screening is anonymous. Never published.',
  },
};
const OF_DECISION: Readership['words'] = {
  people: {
    fr: 'Lu par les coachs du programme, et par la personne candidate quand la décision est publiée. N’est jamais publié ailleurs.',
    en: 'Read by the coaches of the programme, and by the applicant once the decision is published. Published nowhere else.',
  },
};
const OF_OPENING: Readership['words'] = {
  people: {
    fr: 'Lu par la personne candidate, tout de suite ; puis, l’appel fermé, par les coachs du programme. Reste dans le journal des modifications.',
    en: 'Read by the applicant, at once; then, once the call has closed, by the coaches of the programme. It stays in the audit.',
  },
};
const OF_REVIEW: Readership['words'] = {
  people: {
    fr: 'Lu par vous et par les coachs du programme ; ni par les autres jurés, ni par la personne candidate, à qui l’on ne dit que les notes par critère, sans leur auteur, une fois le classement publié.',
    en: 'Read by you and by the coaches of the programme; neither by other jurors, nor by the applicant, who is told the marks by criterion alone, without who gave them, once the ranking is published.',
  },
};
const OF_REOPENING: Readership['words'] = {
  everybody: {
    fr: 'La nouvelle échéance est publiée avec l’appel. Le motif n’est lu que par les coachs du programme et les administrateurs, dans le journal des modifications.',
    en: 'The new deadline is published with the call. The reason is read by the coaches of the programme and administrators alone, in the audit.',
  },
};
const OF_JURY: Readership['words'] = {
  people: {
    fr: 'Lu par les coachs du programme et par le juré que cela concerne. N’est pas publié.',
    en: 'Read by the coaches of the programme and by the juror that it is about. Not published.',
  },
};
const OF_HEARING: Readership['words'] = {
  people: {
    fr: 'Lu par la personne entendue (sauf le jury et la note), les jurés qui l’évaluent et les coachs du programme. N’est pas publié.',
    en: 'Read by the person who is heard (but for the panel and the note), the jurors who judge them and the coaches of the programme. Not published.',
  },
};
const OF_PERSON: Readership['words'] = {
  people: {
    fr: 'Lu par la personne, les coachs des programmes de ses promotions et les administrateurs. N’est pas publié.',
    en: 'Read by the person, the coaches of the programmes of their cohorts, and administrators. Not published.',
  },
};
const OF_MOOD: Readership['words'] = {
  people: {
    fr: 'Lu par vous et par les coachs du programme. Les autres n’en lisent que des moyennes.',
    en: 'Read by you and by the coaches of the programme. Others read nothing but means of it.',
  },
};
const OF_RUN: Readership['words'] = {
  people: {
    fr: 'Lu par les coachs du programme qui ne jugent pas cet appel. Chaque personne candidate n’apprend que sa propre place, et seulement une fois le classement publié.',
    en: 'Read by the coaches of the programme who do not judge this call. Each applicant is told of their own place alone, once the ranking is published.',
  },
};
const OF_OFFER: Readership['words'] = {
  people: {
    fr: 'Lu par la personne à qui l’offre est faite et par les coachs du programme. N’est jamais publié.',
    en: 'Read by whoever the offer is made to and by the coaches of the programme. Never published.',
  },
};
const OF_APPEAL: Readership['words'] = {
  people: {
    fr: 'Lu par vous et par les coachs du programme. N’est jamais publié.',
    en: 'Read by you and by the coaches of the programme. Never published.',
  },
};
const OF_RESULT: Readership['words'] = {
  people: {
    fr: 'Lu par les coachs du programme, et par la personne candidate quand les résultats sont publiés. N’est jamais publié ailleurs.',
    en: 'Read by the coaches of the programme, and by the applicant once results are published. Published nowhere else.',
  },
};

// The first that fits.
const WORDS: readonly (readonly [RegExp, Readership['words']])[] = [
  [/Ranking|TieDecision|Placing|Placement/, OF_RUN], [/Offer/, OF_OFFER], [/Appeal/, OF_APPEAL], [/Result/, OF_RESULT], [/OpenApplication/, OF_OPENING],
  [/Challenge/, OF_CHALLENGE], [/Admissibility/, OF_DECISION], [/Application/, OF_APPLICATION], [/Review(?!s)/, OF_REVIEW], [/ReopenReviews/, OF_REOPENING],
  [/Juror|Conflict/, OF_JURY], [/Hearing/, OF_HEARING], [/Profile|Assignment/, OF_PERSON], [/Mood/, OF_MOOD], [/Call|Seat|Screening/, OF_CALL],
];
const wordsOf = (method: string) => WORDS.find(([pattern]) => pattern.test(method))?.[1];

// The contract marks fields. Where what is not open data is all of a row (an offer, a hearing), its words tell the people alone.
export const readersOf = (writes: keyof typeof READERS): Readership => {
  const words = wordsOf(writes);
  if (!words) return READERS[writes];
  return { ...READERS[writes], ...(words.people && !words.everybody ? { by: 'people' as const } : {}), words };
};
