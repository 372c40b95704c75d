"""Names and what refers to them: borders, types, aliases, countries, pronouns and descriptions."""
