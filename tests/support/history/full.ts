import { globalId } from '../../../src/platform/graphql/node.js';
import { act } from '../full-body.js';
import type { FullNetwork } from '../full-network.js';
import { owner } from '../world.js';

/** Brings into a full network items that came from suggestions: those of the body's own people and of bodies below. */
export async function makeFuller(network: FullNetwork): Promise<void> {
  for (const { id } of network.bodies) {
    const { rows } = await owner.query<{ plan: string; suggestions: string[] }>(
      `select p.id as plan, array(select s.id from topic_suggestion s where s.city_id = p.city_id
         and s.to_tenant_id = p.tenant_id and s.submitted_at is not null order by s.id limit 5) as suggestions
       from plan p where p.tenant_id = $1 and p.year = 2025`,
      [id],
    );
    const [{ plan, suggestions }] = rows;
    const suggestionIds = suggestions.map((key) => globalId('TopicSuggestion', key));
    const item = { title: '由建议产生', form: 'SPECIAL', source: 'MEMBER', planned: { month: 9 }, suggestionIds };
    const consent = { reason: '调整', consentBy: '主席会议', consentedOn: '2026-06-01' };
    await act(network.office.get(id)!, 'amendPlan', { planId: globalId('Plan', plan), ...consent, add: [item] });
  }
}
