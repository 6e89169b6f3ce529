import { demoPassword } from './demo-people.js';

/** The accounts to begin with, as a table for people. */
export function printDemo(): void {
  const lines = [
    ['office.340800000000', '安庆市政协 office of the city'],
    ['chair.340800000000', '安庆市政协 chair'],
    ['admin.340800000000', '安庆市政协 administrator of accounts'],
    ['office.340825000000', '太湖县政协 office of a county'],
    ['chair.340825000000', '太湖县政协 chair'],
    ['member.340825000000', '太湖县政协 member'],
    ['office.340802000000', '迎江区政协 office of another county'],
    ['liaison.340803200000', '大观区十里铺乡 liaison officer of a township'],
  ];
  const table = lines.map(([account, who]) => `  ${account.padEnd(24)}${demoPassword.padEnd(14)}${who}`).join('\n');
  process.stdout.write(`\nDemo accounts <role>.<code of any body>, people all invented:\n${table}\n\n`);
}
