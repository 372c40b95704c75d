"""What amounts measure: rules over nouns, verbs, adjectives and ages."""
