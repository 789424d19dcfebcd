// What the service lends to others of the topics of constraints, beside feature.ts: what they are called, what a form chooses from, and
// what was published of them.
export { lastMonthOf, monthsOf, TOPICS, useFigures, useTopics, useTopicTitle, topicTitle } from './api/constraints';
export { useMonth } from './components/use_month';
