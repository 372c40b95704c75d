"""The syntactic slots of verbs, nouns and adjectives."""
