"""A learned judgement of what the rules found: which words tell events, of which type, how surely."""
