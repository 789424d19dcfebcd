// Where each way of taking part is.
import { CAMPAIGNS, CONSTRAINTS, INVITATIONS, MEASURES, MY_VOICE, NETWORKS, PANELS, RETROSPECTIVES, SPACES } from '@/feedback/api/addresses';
import { campaignWords } from '@/feedback/words/campaigns';
import { constraintWords } from '@/feedback/words/constraints';
import { measureWords } from '@/feedback/words/measures';
import { networkWords } from '@/feedback/words/networks';
import { panelWords } from '@/feedback/words/panels';
import { receiptWords } from '@/feedback/words/receipts';
import { retrospectiveWords } from '@/feedback/words/retrospectives';
import { spaceWords } from '@/feedback/words/spaces';
import { studyWords } from '@/feedback/words/studies';
import { wayWords as words } from '@/feedback/words/ways';
import type { Text } from '@/kit/words/text';

interface Way { to: string; title: Text; what: Text }
export const WAYS: readonly { id: string; title: Text; ways: readonly Way[] }[] = [
  { id: 'dire', title: words.speak, ways: [
    { to: SPACES, title: spaceWords.title, what: words.spacesFor },
    { to: CONSTRAINTS, title: constraintWords.title, what: words.constraintsFor },
    { to: CAMPAIGNS, title: campaignWords.title, what: words.campaignsFor },
    { to: RETROSPECTIVES, title: retrospectiveWords.title, what: words.retrospectivesFor },
  ] },
  { id: 'suivre', title: words.follow, ways: [
    { to: MY_VOICE, title: receiptWords.title, what: words.voiceFor },
    { to: MEASURES, title: measureWords.title, what: words.measuresFor },
  ] },
  { id: 'rejoindre', title: words.join, ways: [
    { to: PANELS, title: panelWords.title, what: words.panelsFor },
    { to: INVITATIONS, title: studyWords.mineTitle, what: words.invitationsFor },
    { to: NETWORKS, title: networkWords.title, what: words.networksFor },
  ] },
];
