// Reads a calendar with ical.js in strict mode, and prints what is wrong: an
// error, a floating time, a zone without its rules, a round trip that differs.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;
let faults = 0;
const fault = (...what) => { faults++; console.log(...what); };
const jcal = ICAL.parse(readFileSync(process.argv[2], "utf8"));
const calendar = new ICAL.Component(jcal);
const zones = new Set(calendar.getAllSubcomponents("vtimezone").map((z) => z.getFirstPropertyValue("tzid")));
const events = calendar.getAllSubcomponents("vevent");
if (events.length === 0) fault("no events");
for (const event of events) {
  const uid = event.getFirstPropertyValue("uid");
  for (const name of ["dtstart", "dtend"]) {
    const property = event.getFirstProperty(name);
    if (!property) continue;
    const tzid = property.getParameter("tzid");
    if (tzid ? !zones.has(tzid) : property.getFirstValue().zone !== ICAL.Timezone.utcTimezone) fault(uid, name, "has no known zone");
  }
  for (const name of ["uid", "dtstamp", "dtstart", "summary", "location"]) {
    if (event.getAllProperties(name).length !== 1) fault(uid, "has not exactly one", name);
  }
}
if (JSON.stringify(ICAL.parse(calendar.toString())) !== JSON.stringify(jcal)) fault("the round trip differs");
process.exit(faults ? 1 : 0);
