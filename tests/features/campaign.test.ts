import { test } from '@jest/globals';
import { beginCampaign } from '../support/campaign.js';
import { closing, lookingBack } from '../support/story/closing.js';
import { crediting, rollingUp, takingOver } from '../support/story/crediting.js';
import { dividing, inviting, mixing, visiting } from '../support/story/dividing.js';
import { unnoticed } from '../support/story/noticing.js';
import { following, reporting, submitting } from '../support/story/reporting.js';
import { returning, writing } from '../support/story/writing.js';

/** Each chapter says what it expects; after each, who has no part in the campaign has noticed nothing. */
test('one city, six counties: invited, divided, written, handed in, merged, followed up, closed, credited', async () => {
  const campaign = await beginCampaign();
  const then = async <T>(chapter: Promise<T>): Promise<T> => {
    const told = await chapter;
    await unnoticed(campaign);
    return told;
  };
  await unnoticed(campaign);
  await then(inviting(campaign));
  await then(dividing(campaign));
  await then(mixing(campaign));
  const visit = await then(visiting(campaign));
  const handed = await then(writing(campaign));
  await then(returning(campaign, handed));
  const results = await then(reporting(campaign));
  await then(submitting(campaign, results));
  await then(following(campaign, results));
  await then(closing(campaign, { ...results, ...visit, handed }));
  await then(crediting(campaign));
  await then(takingOver(campaign));
  await then(rollingUp(campaign));
  await then(lookingBack(campaign, results));
}, 180_000);
