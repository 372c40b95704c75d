// An article to try the page with, written for it.

export const EXAMPLE = {
  published: "2024-03-14",
  title: "",
  text: `Norway and Denmark agree on a second power cable under the North Sea

OSLO, March 14, 2024 — Norway and Denmark signed an agreement on Wednesday to build a second power cable under the North Sea, the Norwegian energy ministry said. The cable will be about 240 kilometres long and is expected to cost between €1.4bn and €1.6bn.

"We needed five years to get here," Energy Minister Ingrid Solberg told reporters in Kristiansand. Her Danish colleague Mads Holm visited the town in November 2023 and promised that Denmark would pay half of the cost.

The link should carry 1,400 MW from 2029, twice as much as the line that opened in 1976. The Nordkabel company plans to start construction in the spring of 2026. It will order two ships for the work and hire more than 300 people.

Not everyone is pleased. Fishermen protested outside the port on Tuesday. A court in Aalborg rejected their complaint last month. The Danish opposition has demanded a vote in parliament by June 30, 2024. Holm denied that the government had withdrawn its offer of 25 million kroner to the fishermen.

Power prices in southern Norway fell by 12 percent in February.

Le gouvernement norvégien a annoncé mercredi la construction d'un deuxième câble électrique vers le Danemark, qui doit entrer en service en 2029.

Read more
Five walks along the coast
Sign up for our newsletter
Follow us on Facebook
© 2024 All rights reserved
`,
};
