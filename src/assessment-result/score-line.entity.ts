import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Evidence as EvidencePiece } from '../duty-event/duty-event.entity.js';
import { Participation } from '../participation/participation.entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { lineKinds, reasons, type Evidence, type LineKind as Kind, type Reason } from '../scoring/index.js';

const kinds: Readonly<Record<Kind, string>> = {
  BASE: 'Points everybody begins with 基础分.',
  START: 'Points a group begins with, for rules that deduct 组内起始分.',
  EVENT: 'A duty event, or an entry on record of a subject 履职事项.',
  MARK: 'A mark an assessor gave 评分.',
  RULE: 'What a rule gives for a figure or for marks 规则得分.',
  ADJUSTMENT: 'What keeps a group or the total within its limits 封顶、保底调整.',
  COMPENSATION: 'Points by an objection that was upheld 申诉补正.',
};
export const ScoreLineKind = Object.fromEntries(lineKinds.map((kind) => [kind, kind])) as { [Each in Kind]: Each };
registerEnumType(ScoreLineKind, {
  name: 'ScoreLineKind',
  description: 'What a score line stands for 明细类别.',
  valuesConfig: Object.fromEntries(lineKinds.map((kind) => [kind, { description: kinds[kind] }])),
});

const allReasons = Object.keys(reasons) as Reason[];
export const ScoreReason = Object.fromEntries(allReasons.map((reason) => [reason, reason])) as {
  [Each in Reason]: Each;
};
registerEnumType(ScoreReason, {
  name: 'ScoreReason',
  description: 'Why a score line has other points than its event was worth, or none 计分说明.',
  valuesConfig: Object.fromEntries(
    allReasons.map((reason) => [reason, { description: `${reasons[reason].en.slice(0, -1)} ${reasons[reason].zh}.` }]),
  ),
});

@ObjectType({
  description: 'A line of a score 计分明细. The points of all lines of a score add up to its total.',
  simpleResolvers: true,
})
export class ScoreLine {
  @Field(() => ScoreLineKind, { description: 'What it stands for 明细类别.' })
  kind!: Kind;

  @Field(() => String, { nullable: true, description: 'The rule it is by, by its id 规则标识.' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'The clause it rests on 条款.' })
  clause!: string | null;

  @ToOne(() => Participation, 'event', {
    nullable: true,
    description: "The member's part in the event it is for 履职记录; null where it is for none.",
  })
  participation?: Participation | null;

  event!: string | null;

  @Field(() => String, { nullable: true, description: 'Of an entry: its title as it was scored 事项标题.' })
  title?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Of an entry: its day 发生日期.' })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'Of an entry: the code of its kind 类别代码.' })
  eventKind?: string | null;

  mark!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Of a mark: the assessor in whose part it was given, in the scheme's word 评分主体; null for all but those who keep the files of the body that assesses.",
  })
  by?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a mark: what was marked, where each item is 评分事项.' })
  item?: string | null;

  @Field(() => [EvidencePiece], { description: 'Evidence of the event 佐证材料.' })
  evidence!: readonly Evidence[];

  @Field(() => Float, { description: 'Points before they were shared, left out or limited 原始分.' })
  before!: number;

  @Field(() => Float, { description: 'What it adds to the total 计入分.' })
  points!: number;

  @Field(() => Boolean, {
    description: 'Whether it was taken into account, if only into the figure of a rule 是否计入.',
  })
  counted!: boolean;

  @Field(() => [ScoreReason], { description: 'What was changed or left out, and why 计分说明.' })
  reasons!: readonly Reason[];

  @Field(() => Float, {
    nullable: true,
    description: 'Of a rule by a figure: that figure; of a mark: what was taken of it 统计值.',
  })
  value?: number | null;
}
